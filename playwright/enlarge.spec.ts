import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { bicubicTwice, halfSize, originalCrop, psnr } from './lib/pictures';
import { chooseScale, downloadBy, layDown, start, untilCompared } from './lib/studio';

const WIDTH = 640;
const HEIGHT = 480;

test('a stranger enlarges a picture, compares it and downloads something better than bicubic', async ({
  page,
}) => {
  const original = await originalCrop(WIDTH, HEIGHT);
  const small = await halfSize(original, WIDTH, HEIGHT, '湖 lake.png');
  await page.goto('/');
  await layDown(page, small);
  await chooseScale(page, 2);
  await page.getByRole('radio', { name: 'PNG' }).click();
  await start(page);
  await untilCompared(page);
  // The address names the task: a reload loses nothing.
  await expect(page).toHaveURL(/\?task=/);
  await page.reload();
  await untilCompared(page);

  const slider = page.getByRole('slider', { name: /Before and after/ });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '52');

  const download = await downloadBy(page, page.getByRole('link', { name: /^Download PNG/ }));
  expect(download.suggestedFilename()).toBe('湖 lake-x2.png');
  const file = await readFile(await download.path());
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([WIDTH, HEIGHT]);

  const ours = psnr(original, data, WIDTH, HEIGHT);
  const bicubic = psnr(original, await bicubicTwice(small.buffer), WIDTH, HEIGHT);
  const nearest = psnr(
    original,
    await sharp(small.buffer).resize(WIDTH, HEIGHT, { kernel: 'nearest' }).raw().toBuffer(),
    WIDTH,
    HEIGHT,
  );
  expect(ours).toBeGreaterThan(bicubic + 0.5);
  expect(ours).toBeGreaterThan(nearest + 2);
});

test('a result can be taken in another format and quality, and looked at pixel by pixel', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /^Try the sample/ })
    .first()
    .click();
  await chooseScale(page, 2);
  await start(page);
  await untilCompared(page);
  await page.getByRole('radio', { name: 'WebP' }).click();
  const download = await downloadBy(page, page.getByRole('button', { name: 'Download WebP' }));
  const { format } = await sharp(await readFile(await download.path())).metadata();
  expect(format).toBe('webp');

  const crop = page.waitForResponse((answer) => answer.url().includes('/region?') && answer.ok());
  await page.getByText('Lens 1:1').click();
  expect((await crop).headers()['content-type']).toBe('image/webp');
});
