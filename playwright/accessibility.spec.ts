import { expect, test } from '@playwright/test';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { plainJpeg } from './lib/pictures';
import { layDown, start, untilCompared } from './lib/studio';

for (const theme of THEMES) {
  test(`axe finds nothing on any page in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ['/', '/history', '/sign-in', '/sign-up', '/nowhere']) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await expectNoViolations(page);
        await expectNoSidewaysScrolling(page);
      }
    }
  });

  test(`axe finds nothing on pictures, settings and a result in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('/');
    await layDown(page, await plainJpeg('one.jpg', 320, 200), await plainJpeg('two.jpg', 200, 320));
    await expect(page.getByTestId('task-row')).toHaveCount(2);
    await expectNoViolations(page);
    await page.getByRole('radio', { name: 'Print' }).click();
    await page.getByLabel('Paper', { exact: true }).selectOption('custom');
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoViolations(page);
    await expectNoSidewaysScrolling(page);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('radio', { name: 'Pixels' }).click();
    await expectNoViolations(page);
    await page.getByRole('radio', { name: 'Factor' }).click();
    await start(page);
    await untilCompared(page);
    await expectNoViolations(page);
    await page.getByText('Lens 1:1').click();
    await expectNoViolations(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoViolations(page);
    await expectNoSidewaysScrolling(page);
    await page.goto('/history');
    await expect(page.getByText('one.jpg').first()).toBeVisible();
    await expectNoViolations(page);
  });
}

test('the whole of journey one works with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /^Try the sample/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const enlarge = page.getByRole('button', { name: /^Enlarge/ });
  await expect(enlarge).toBeEnabled();
  await enlarge.focus();
  await page.keyboard.press('Enter');
  await untilCompared(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
});
