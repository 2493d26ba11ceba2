import { expect, test } from '@playwright/test';
import { originalCrop, halfSize } from './lib/pictures';
import { layDown, start, untilCompared } from './lib/studio';

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

test('a finger moves the lens over the picture without moving the page', async ({ page }) => {
  await page.goto('/');
  await layDown(page, await halfSize(await originalCrop(900, 700), 900, 700, 'lake.png'));
  await start(page);
  await untilCompared(page);
  await page.getByText('Lens 1:1').click();

  const lens = page.getByTestId('lens');
  const place = lens.getByText(/from the left/);
  const picture = lens.getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('the lens shows no picture');
  const browser = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    browser.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width * x, y: box.y + box.height * y }],
    });

  const scrolled = await page.evaluate(() => window.scrollY);
  await touch('touchStart', 0.01, 0.01);
  await expect(place).toHaveText('0 from the left, 0 from the top');
  for (const step of [0.2, 0.4, 0.6, 0.8, 0.95]) await touch('touchMove', step, step);
  await touch('touchEnd', 0, 0);
  await expect(place).not.toHaveText(/^0 from the left/);
  await expect(place).not.toHaveText(/, 0 from the top$/);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  // What it rests on is shown in true pixels.
  await expect(lens.locator('img[src*="of=after"]').first()).toBeVisible();
});
