import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import {
  animatedGif,
  bombPng,
  halfSize,
  originalCrop,
  plainJpeg,
  truncatedJpeg,
  type UploadFile,
} from './lib/pictures';
import { layDown, start, untilCompared } from './lib/studio';

const MB = 1024 * 1024;

/** The row of the table that shows a file. */
function rowOf(page: Page, name: string) {
  return page.getByTestId('task-row').filter({ hasText: name });
}

test('each bad file is told in its own row, and the good ones among them are enlarged', async ({ page }) => {
  const jpeg = (name: string, buffer: Buffer): UploadFile => ({ name, mimeType: 'image/jpeg', buffer });
  const crop = await originalCrop(200, 160);
  const png = await halfSize(crop, 200, 160, 'png-called.jpg');
  await page.goto('/');
  await layDown(
    page,
    jpeg('letter.jpg', Buffer.from('Dear Sir or Madam, this is no picture.')),
    jpeg('empty.jpg', Buffer.alloc(0)),
    await truncatedJpeg('torn.jpg'),
    bombPng('bomb.png'),
    { ...png, mimeType: 'image/jpeg' },
    await animatedGif('moving.gif'),
  );
  // Playwright sends files above 50 MB by their path only.
  const heavy = test.info().outputPath('too-heavy.jpg');
  await writeFile(heavy, Buffer.concat([(await plainJpeg('x', 64, 64)).buffer, Buffer.alloc(60 * MB)]));
  await page.getByTestId('file-input').first().setInputFiles(heavy);
  await expect(rowOf(page, 'letter.jpg')).toContainText('not a picture');
  await expect(rowOf(page, 'empty.jpg')).toContainText('empty');
  await expect(rowOf(page, 'bomb.png')).toContainText(/pixels/);
  await expect(rowOf(page, 'too-heavy.jpg')).toContainText(/60/);
  await start(page);
  await expect(rowOf(page, 'torn.jpg')).toContainText(/damaged|incomplete|broken|cut/i, { timeout: 60_000 });
  await expect(rowOf(page, 'png-called.jpg')).toHaveAttribute('data-status', 'success', { timeout: 60_000 });
  await expect(rowOf(page, 'moving.gif')).toHaveAttribute('data-status', 'success', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Show moving.gif' }).click();
  await untilCompared(page);
  await expect(page.getByText(/only the first/i).first()).toBeVisible();
});

test('two files of one name are two pictures', async ({ page }) => {
  await page.goto('/');
  await layDown(page, await plainJpeg('same.jpg', 120, 90), await plainJpeg('same.jpg', 90, 120));
  await start(page);
  const rows = rowOf(page, 'same');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) {
    await expect(row).toHaveAttribute('data-status', 'success', { timeout: 60_000 });
  }
});

test('messages come in the language of the page', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'locale', value: 'zh', url: baseURL ?? '' }]);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await layDown(page, { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
  await expect(page.getByText(/不是图片|不是一张/).first()).toBeVisible();
});
