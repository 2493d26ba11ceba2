import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { samplePath } from './lib/pictures';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function openComparison(page: Page): Promise<Locator> {
  await page.goto('/');
  await page.getByTestId('file-input').first().setInputFiles(samplePath('still-life-small.jpg'));
  await page.getByRole('button', { name: 'Compare networks…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare networks' });
  await expect(dialog.getByTestId('square-selector')).toBeVisible();
  return dialog;
}

async function untilAllAreThere(dialog: Locator, count: number): Promise<void> {
  await expect(dialog.getByText('for the whole picture')).toHaveCount(count + 1, { timeout: 60_000 });
}

/** Where the square is, in words: `… pixels wide, … from the left, … from the top`. */
async function numbersOf(square: Locator): Promise<number[]> {
  const words = (await square.getAttribute('aria-describedby')) ?? '';
  const text = await square.page().locator(`[id="${words}"]`).innerText();
  return [...text.replaceAll(',', '').matchAll(/\d+/g)].map(Number);
}

test('networks are compared on a square of the picture, and the one that is used enlarges the whole', async ({
  page,
}) => {
  const dialog = await openComparison(page);
  const square = dialog.getByRole('button', { name: /^The square/ });
  await square.focus();
  const before = await numbersOf(square);
  await page.keyboard.press('-');
  await page.keyboard.press('Shift+ArrowLeft');
  const after = await numbersOf(square);
  expect(after[0]).toBe((before[0] ?? 0) - 16);
  expect(after[1]).toBeLessThan(before[1] ?? 0);

  // Automatic and two more are ticked; a third one makes it four.
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await dialog.getByRole('checkbox', { name: /^As a drawing/ }).check();
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await untilAllAreThere(dialog, 4);

  // One place and one zoom for all.
  const images = dialog.getByTestId('pane').locator('img');
  await expect(images).toHaveCount(4);
  const corners = () => images.evaluateAll((all) => all.map((one) => (one as HTMLElement).style.left));
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  const moved = await corners();
  expect(new Set(moved).size).toBe(1);
  await page.keyboard.press('ArrowRight');
  expect(await corners()).not.toEqual(moved);

  const made = await images.first().getAttribute('src');
  await dialog.getByRole('button', { name: 'Without a network' }).click();
  expect(await images.first().getAttribute('src')).not.toBe(made);

  await dialog.getByRole('button', { name: /^Use this: As a drawing/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compare networks…' })).toBeFocused();
  await expect(page.getByRole('group', { name: 'Network' })).toContainText('Drawing');
  const created = page.waitForRequest((request) => request.url().includes('enhance.create'));
  await page.getByRole('button', { name: /^Enlarge/ }).click();
  expect((await created).postData()).toContain('"network":"art-');
});

test('the way back to automatic is one press, and leaving the comparison changes nothing', async ({
  page,
}) => {
  const dialog = await openComparison(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compare networks…' })).toBeFocused();
  await expect(page.getByRole('group', { name: 'Network' })).toContainText('Automatic');
});

test('a comparison does not wait behind an enlargement', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('file-input').first().setInputFiles(samplePath('landscape-noon.jpg'));
  await page.getByRole('radio', { name: '×4' }).click();
  await page.getByRole('button', { name: /^Enlarge/ }).click();
  await expect(page.getByText('Enlarging').first()).toBeVisible();
  const dialog = await openComparison(page);
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await untilAllAreThere(dialog, 3);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing while networks are compared in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const dialog = await openComparison(page);
    const expectClean = async () => {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([]);
        const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    };
    await expectClean();
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await untilAllAreThere(dialog, 3);
    await expectClean();
  });
}
