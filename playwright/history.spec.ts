import { expect, test } from '@playwright/test';
import { plainJpeg } from './lib/pictures';
import { chooseScale, layDown, start } from './lib/studio';

test('history shows live work in its order, holds it back, and brings removed pictures back', async ({
  page,
}) => {
  await page.goto('/');
  const row = (name: string) => page.getByTestId('task-row').filter({ hasText: name });
  // One after the other: a picture joins the line when its upload is complete, and the first must still be
  // enlarged while the others wait behind it in this order.
  for (const [name, width, height] of [
    ['first.jpg', 1800, 1400],
    ['second.jpg', 300, 200],
    ['third.jpg', 300, 200],
  ] as const) {
    await layDown(page, await plainJpeg(name, width, height));
    await chooseScale(page, 4);
    await start(page);
    if (name === 'first.jpg') await expect(page.getByRole('button', { name: /^Cancel/ })).toBeVisible();
    else await expect(row(name)).toHaveAttribute('data-status', 'new', { timeout: 30_000 });
  }

  // Leaving the page loses nothing.
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await page.reload();
  const up = page.getByRole('button', { name: 'Move third.jpg up' });
  await up.click();
  await expect(page.getByText('third.jpg is now number 1 in the queue.')).toBeAttached();
  await expect(up).toBeDisabled();
  await row('third.jpg')
    .getByRole('button', { name: /^Pause/ })
    .click();
  await expect(row('third.jpg')).toContainText('Paused');
  await expect(row('second.jpg')).toHaveAttribute('data-status', 'success', { timeout: 90_000 });
  await expect(row('third.jpg')).toContainText('Paused');
  await row('third.jpg')
    .getByRole('button', { name: /^Resume/ })
    .click();
  await expect(row('third.jpg')).toHaveAttribute('data-status', 'success', { timeout: 60_000 });

  await page.getByRole('button', { name: 'Remove second.jpg' }).click();
  await expect(row('second.jpg')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row('second.jpg')).toHaveCount(1);
});
