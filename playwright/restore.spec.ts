import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { plainJpeg, samplePath } from './lib/pictures';
import { downloadBy, layDown, untilCompared } from './lib/studio';

/** A scratched part of our old photograph, small enough for a few seconds of work. */
async function oldPhoto(name = 'grandmother.jpg') {
  const buffer = await sharp(samplePath('old-photo.jpg'))
    .extract({ left: 480, top: 120, width: 480, height: 480 })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

const restoreButton = (page: Page) => page.getByRole('button', { name: /^Restore( \d+ pictures)?$/ });
const step = (page: Page, name: string) => page.getByRole('switch', { name });

test('an old photograph is restored: proposed, corrected by keyboard, step by step, and taken away', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto('/?do=restore');
  await layDown(page, await oldPhoto());
  // What is proposed is read off the picture: it is brown.
  await expect(step(page, 'Colour')).toBeChecked({ timeout: 60_000 });
  await expect(page.getByText(/black and white: can be coloured/i)).toBeVisible();
  // And scratched: found by the network. What is filled in here is painted by hand all the same.
  await expect(step(page, 'Scratches and stains')).toBeChecked();
  await expect(page.getByText(/^Damage found: /)).toBeVisible();

  await page.getByRole('button', { name: 'Correct with the brush' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is damaged' });
  const surface = dialog.getByTestId('mask-surface');
  const marked = dialog.getByText(/^Marked: /);
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect(marked).toHaveText('Marked: 0.0% of the picture');
  await surface.focus();
  for (const key of [']', ']', ']']) await page.keyboard.press(key);
  await page.keyboard.down('Space');
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Space');
  await expect(marked).not.toHaveText('Marked: 0.0% of the picture');
  await page.keyboard.press('Control+z');
  await expect(marked).toHaveText('Marked: 0.0% of the picture');
  await page.keyboard.press('Control+Shift+z');
  await expect(marked).not.toHaveText('Marked: 0.0% of the picture');
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Marked by you: /)).toBeVisible();
  // Opened again, it begins with what was painted.
  await page.getByRole('button', { name: 'Correct with the brush' }).click();
  await expect(marked).not.toHaveText('Marked: 0.0% of the picture');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await restoreButton(page).click();
  await expect(page.getByTestId('step').first()).toBeVisible();
  await untilDone(page);
  await expect(page.getByTestId('invented')).toContainText('The colours are a guess');
  await expect(page.getByTestId('invented')).toContainText(/of the picture was damaged and filled in/);

  // An earlier step becomes the result, and that is taken back.
  await page.getByRole('button', { name: 'Compare: Scratches' }).click();
  await page.getByRole('button', { name: 'Use this one' }).click();
  await expect(page.getByRole('button', { name: 'Compare: Scratches, the result' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByTestId('invented')).not.toContainText('The colours are a guess');
  await untilCompared(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Compare: Colour, the result' })).toBeVisible({
    timeout: 60_000,
  });
  await untilCompared(page);

  const download = await downloadBy(page, page.getByRole('link', { name: /^Download JPEG/ }));
  const { channels } = await sharp(await readFile(await download.path())).stats();
  expect(channels).toHaveLength(3);

  // A reload and the history know it for what it is.
  await page.reload();
  await untilCompared(page);
  await page.goto('/history');
  await expect(page.getByTestId('task-row').first()).toContainText(/Scratches.*Colour/);
});

/** Waits for the result of a restoration. */
async function untilDone(page: Page): Promise<void> {
  await expect(page.getByTestId('compare')).toBeVisible({ timeout: 180_000 });
}

test('the mask is painted and erased with the pointer, and part by part', async ({ page }) => {
  await page.goto('/?do=restore');
  await layDown(page, await oldPhoto());
  await expect(restoreButton(page)).toBeVisible({ timeout: 60_000 });
  const scratches = step(page, 'Scratches and stains');
  await expect(scratches).toBeVisible({ timeout: 60_000 });
  await scratches.check();
  await page.getByRole('button', { name: 'Correct with the brush' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is damaged' });
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  const box = await dialog.getByTestId('mask-surface').boundingBox();
  if (!box) throw new Error('no surface');
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const marked = dialog.getByText(/^Marked: /);
  const stroke = async () => {
    await page.mouse.move(centre.x - 60, centre.y);
    await page.mouse.down();
    await page.mouse.move(centre.x + 60, centre.y, { steps: 6 });
    await page.mouse.up();
  };
  await stroke();
  await expect(marked).not.toHaveText('Marked: 0.0% of the picture');
  await dialog.getByRole('button', { name: 'Eraser' }).click();
  await stroke();
  await expect(marked).toHaveText('Marked: 0.0% of the picture');
  await dialog.getByText('Parts of the picture as a list').click();
  await dialog.getByRole('button', { name: 'Mark row 1, column 1' }).click();
  await expect(marked).toHaveText('Marked: 8.3% of the picture');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Correct with the brush' })).toBeFocused();
});

test('the old photograph among the samples leads straight to restoring it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Restore the sample/ }).click();
  await expect(page.getByRole('radio', { name: 'Restore' })).toBeChecked();
  await expect(page).toHaveURL(/\?do=restore$/);
  await expect(restoreButton(page)).toBeVisible();
});

test('what cannot be looked at can still be restored by one’s own choice', async ({ page }) => {
  await page.route(/restore\.propose/, (route) => route.abort());
  await page.goto('/?do=restore');
  await layDown(page, await plainJpeg('plain.jpg', 320, 200));
  await expect(page.getByText(/nothing is proposed/)).toBeVisible({ timeout: 60_000 });
  await step(page, 'Noise and blur').uncheck();
  await expect(page.getByText('Switch on at least one step.')).toBeVisible();
  await expect(restoreButton(page)).toBeDisabled();
  await step(page, 'Haze and veil').check();
  await expect(restoreButton(page)).toBeEnabled();
});

test('a person is cut out onto white for a paper', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/?do=cutout');
  await layDown(page, await plainJpeg('portrait.jpg', 300, 400));
  await page.getByRole('radio', { name: 'White' }).click();
  await page.getByLabel('For print').selectOption('300');
  await page.getByRole('button', { name: 'Cut out' }).click();
  await untilDone(page);
  const download = await downloadBy(page, page.getByRole('link', { name: /^Download (PNG|JPEG)/ }));
  const { density } = await sharp(await readFile(await download.path())).metadata();
  expect(Math.round(density ?? 0)).toBe(300);
});

for (const theme of THEMES) {
  test(`axe finds nothing while restoring in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('/?do=restore');
    await layDown(page, await oldPhoto());
    const scratches = step(page, 'Scratches and stains');
    await expect(scratches).toBeVisible({ timeout: 60_000 });
    await scratches.check();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 });
      await expectNoViolations(page);
      await expectNoSidewaysScrolling(page);
    }
    await page.getByRole('button', { name: 'Correct with the brush' }).click();
    await expect(page.getByTestId('mask-surface')).toBeVisible();
    await expectNoViolations(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Cut out' }).click();
    await expect(page.getByRole('radio', { name: 'Studio' })).toBeVisible();
    await expectNoViolations(page);
    await expectNoSidewaysScrolling(page);
    await page.getByRole('radio', { name: 'Restore' }).click();
    await restoreButton(page).click();
    await untilDone(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 });
      await expectNoViolations(page);
      await expectNoSidewaysScrolling(page);
    }
  });
}
