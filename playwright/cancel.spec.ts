import { expect, test } from '@playwright/test';
import { plainJpeg } from './lib/pictures';
import { chooseScale, layDown, start, untilCompared } from './lib/studio';

test('cancelling stops the work within seconds, returns the quota, and the next picture goes on', async ({
  page,
}) => {
  await page.goto('/');
  await layDown(page, await plainJpeg('huge.jpg', 2600, 2000));
  await chooseScale(page, 4);
  await start(page);
  await expect(page.getByText('Enlarging').first()).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: /^Cancel/ })
    .first()
    .click();
  await expect(page.getByText('Cancelled').first()).toBeVisible({ timeout: 8000 });

  await page.getByRole('button', { name: 'New picture' }).click();
  await expect(page.getByText('20 pictures left this month')).toBeVisible();
  await layDown(page, await plainJpeg('small.jpg', 160, 120));
  await start(page);
  await untilCompared(page);
});
