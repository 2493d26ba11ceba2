import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { plainJpeg } from './lib/pictures';
import { downloadBy, layDown, start, untilCompared } from './lib/studio';

/** Picks one of the ways of giving a size. */
async function measureBy(page: Page, way: 'Factor' | 'Pixels' | 'Print'): Promise<void> {
  await page.getByRole('radio', { name: way, exact: true }).click();
}

async function downloadedFile(page: Page, name: RegExp) {
  const download = await downloadBy(page, page.getByRole('link', { name }));
  const file = await readFile(await download.path());
  return { name: download.suggestedFilename(), facts: await sharp(file).metadata() };
}

test('a wished width is met to the pixel, told before the start and remembered in the history', async ({
  page,
}) => {
  await page.goto('/');
  await layDown(page, await plainJpeg('shore.jpg', 330, 220));
  await measureBy(page, 'Pixels');
  await page.getByRole('spinbutton', { name: 'Width in pixels' }).fill('1000');
  const panel = page.locator('form');
  await expect(panel).toContainText('1,000 × 667 px');
  await expect(panel).toContainText('×3');
  await page.getByRole('radio', { name: 'PNG' }).click();
  await start(page);
  await untilCompared(page);
  await expect(page.getByRole('heading', { name: 'Enlarged ×3' })).toBeVisible();
  const { name, facts } = await downloadedFile(page, /^Download PNG/);
  expect(name).toBe('shore-1000x667.png');
  expect([facts.width, facts.height]).toEqual([1000, 667]);

  await page.goto('/history');
  await expect(page.getByTestId('task-row').filter({ hasText: 'shore.jpg' })).toContainText('1,000 × 667');
});

test('a print covers its paper and carries its dots per inch', async ({ page }) => {
  await page.goto('/');
  await layDown(page, await plainJpeg('postcard.jpg', 400, 300));
  await measureBy(page, 'Print');
  await page.getByLabel('Paper', { exact: true }).selectOption({ label: '10 × 15 cm' });
  await page.getByLabel('Fineness of the print').selectOption('200');
  // 15 × 11.3 cm: the picture is less wide than the paper, so some of its height goes over the edge.
  await expect(page.locator('form')).toContainText('15 × 11.3 cm at 200 dpi');
  await page.getByRole('radio', { name: 'TIFF' }).click();
  await expect(page.getByRole('slider', { name: 'Quality' })).toHaveCount(0);
  await start(page);
  await untilCompared(page);
  const { facts } = await downloadedFile(page, /^Download TIFF/);
  expect(facts.format).toBe('tiff');
  expect([facts.width, facts.height]).toEqual([1181, 886]);
  expect(facts.density).toBe(200);
});

test('a picture that is larger already is told before the start, and stays while the others go', async ({
  page,
}) => {
  await page.goto('/');
  await layDown(page, await plainJpeg('small.jpg', 300, 200), await plainJpeg('large.jpg', 1200, 800));
  const row = (name: string) => page.getByTestId('task-row').filter({ hasText: name });
  await expect(row('large.jpg')).toHaveAttribute('data-status', 'stored', { timeout: 30_000 });
  await expect(row('small.jpg')).toHaveAttribute('data-status', 'stored', { timeout: 30_000 });
  await measureBy(page, 'Pixels');
  await page.getByRole('spinbutton').fill('600');
  await expect(row('large.jpg')).toContainText('as large already');
  await expect(row('small.jpg')).toContainText('600 × 400');
  await page.getByRole('button', { name: 'Enlarge', exact: true }).click();
  await expect(row('small.jpg')).toHaveAttribute('data-status', 'success', { timeout: 60_000 });
  await expect(row('large.jpg')).toHaveAttribute('data-status', 'stored');

  // With another size it may go after all.
  await measureBy(page, 'Factor');
  await page.getByRole('radio', { name: '×2' }).click();
  await start(page);
  await expect(row('large.jpg')).toHaveAttribute('data-status', 'success', { timeout: 60_000 });
});

test('a format that cannot hold the result is not offered, and the reason is given', async ({ page }) => {
  await page.goto('/');
  // ×4 makes 80 megapixels of it, more than a WebP takes here, and still within a visitor's plan.
  await layDown(page, await plainJpeg('wall.jpg', 2500, 2000));
  const webp = page.getByRole('radio', { name: 'WebP' });
  await page.getByRole('radio', { name: '×2' }).click();
  await expect(page.locator('form')).toContainText('5,000 × 4,000 px');
  await expect(webp).toBeEnabled();
  await page.getByRole('radio', { name: '×4' }).click();
  await expect(webp).toBeDisabled();
  await expect(page.locator('form')).toContainText('WebP is made here up to 64 megapixels');
});
