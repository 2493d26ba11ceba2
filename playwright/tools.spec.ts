import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { pastePicture } from './lib/drop';
import { plainJpeg, samplePath } from './lib/pictures';
import { downloadBy } from './lib/studio';

const TOOLS = ['palette', 'style', 'tags', 'weather', 'verse', 'place'];

/** Lays one of our samples on the tool that is open, and waits until the address names it. */
async function laySample(page: Page, file = 'still-life-small.jpg'): Promise<void> {
  await page.getByTestId('tool-input').first().setInputFiles(samplePath(file));
  await expect(page).toHaveURL(/picture=/, { timeout: 30_000 });
}

const linesOf = (page: Page) => page.getByTestId('poem').locator('p').allTextContents();

test('a palette is found, its codes are copied, and its link shows the colours to others', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/tools');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Palette The main colours/ })
    .click();
  await laySample(page);
  const colours = page.getByRole('region', { name: 'Main colours' });
  await expect(colours.getByRole('listitem')).toHaveCount(5);
  await page.getByRole('slider', { name: 'How many colours' }).fill('3');
  await expect(colours.getByRole('listitem')).toHaveCount(3);
  await expect(page).toHaveURL(/k=3/);

  const code = colours.getByRole('button', { name: /^Copy #/ }).first();
  const hex = (await code.textContent()) ?? '';
  await code.click();
  await expect(page.getByText(`${hex} copied.`)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(hex);

  const svg = await downloadBy(page, colours.getByRole('button', { name: 'SVG' }));
  expect(await readFile(await svg.path(), 'utf8')).toContain(hex);
  const png = await downloadBy(page, colours.getByRole('button', { name: 'PNG' }));
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG');

  await expect(page).toHaveURL(/colours=/);
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(page.url());
  await expect(other.getByText('These colours came with the link.')).toBeVisible();
  await expect(other.getByRole('button', { name: `Copy ${hex}` })).toBeVisible();
  await stranger.close();
});

test('a style is applied, compared and downloaded', async ({ page }) => {
  await page.goto('/tools/style');
  await page.getByRole('button', { name: 'Candy' }).click();
  await laySample(page);
  await expect(page.getByTestId('compare')).toBeVisible({ timeout: 60_000 });
  const made = await downloadBy(page, page.getByRole('main').getByRole('link', { name: 'Download' }));
  expect(made.suggestedFilename()).toBe('still-life-small-candy.jpg');
  expect((await readFile(await made.path())).length).toBeGreaterThan(10_000);
});

test('what is on a picture leads on to verse, and the weather is told of the same picture', async ({
  page,
}) => {
  await page.goto('/tools/tags');
  await laySample(page, 'landscape-noon.jpg');
  await expect(page.getByRole('list', { name: 'What is on the picture' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Weather' }).click();
  await expect(page.getByRole('list', { name: 'Weather' }).getByRole('listitem')).toHaveCount(4);
  await page.goBack();
  await page.getByRole('list', { name: 'Words of verse' }).first().getByRole('link').first().click();
  await expect(page.getByTestId('poem')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Keyword')).not.toHaveValue('');
});

test('a poem appears, and its link shows the same poem to others', async ({ page, browser }) => {
  await page.goto('/tools/verse');
  await page.getByLabel('Keyword').fill('明月');
  await page.getByText('Seven', { exact: true }).click();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(page.getByTestId('poem')).toBeVisible({ timeout: 30_000 });
  const lines = await linesOf(page);
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toMatch(/^\p{Script=Han}{7}$/u);
  await page.getByRole('button', { name: 'Show tones' }).click();
  await expect(page.getByText(/^○ level/)).toBeVisible();
  await page.getByRole('button', { name: 'Hide tones' }).click();

  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expect(other.getByTestId('poem')).toBeVisible({ timeout: 30_000 });
  expect(await linesOf(other)).toEqual(lines);
  await other.context().close();

  const picture = await downloadBy(page, page.getByRole('link', { name: 'Save as picture' }));
  expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');
  await page.getByRole('button', { name: 'Write again' }).click();
  await expect.poll(() => linesOf(page)).not.toEqual(lines);
  await page.goBack();
  await expect.poll(() => linesOf(page)).toEqual(lines);
});

test('what verse has no word for is said, and nothing at all is asked for a word', async ({ page }) => {
  await page.goto('/tools/verse');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(page.getByText('Write a word first')).toBeVisible();
  await page.getByLabel('Keyword').fill('🙂🙂');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Classical verse has no word');
});

test('a place resolves, swapped numbers are noticed, and the sea has no county', async ({ page }) => {
  await page.goto('/tools/place');
  await page.getByLabel('Longitude').fill('30.243');
  await page.getByLabel('Latitude').fill('120.1488');
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByTestId('place')).toContainText('杭州市');
  await expect(page.getByRole('img', { name: /^Outline of the city/ })).toBeVisible();
  await expect(page).toHaveURL(/longitude=120.1488&latitude=30.243/);
  await page.goto('/tools/place?longitude=150&latitude=20');
  await expect(page.getByTestId('place')).toHaveText('No county of China');
});

test('a paste is taken, a text that calls itself a picture is refused and can be replaced', async ({
  page,
}) => {
  await page.goto('/tools/palette');
  await expect(page.getByTestId('tool-input').first()).toBeAttached();
  await page
    .getByTestId('tool-input')
    .first()
    .setInputFiles({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not a picture', { timeout: 30_000 });
  await pastePicture(page, 'one.jpg', (await plainJpeg('one.jpg', 200, 120)).buffer);
  await expect(page.getByRole('button', { name: /^Copy #/ })).toHaveCount(1, { timeout: 30_000 });
});

test('while the machine is busy the page says so and asks again by itself', async ({ page }) => {
  let asked = 0;
  await page.route('**/api/trpc/vision.weather**', async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    const refusal = { code: 'workerBusy', detail: { seconds: 1 } };
    const data = { code: 'TOO_MANY_REQUESTS', httpStatus: 429, path: 'vision.weather', refusal };
    const json = [{ error: { json: { message: 'workerBusy', code: -32029, data } } }];
    return route.fulfill({ status: 429, json });
  });
  await page.goto('/tools/weather');
  await laySample(page);
  await expect(page.getByText('Many people are asking')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Weather' }).getByRole('listitem')).toHaveCount(4);
});

for (const theme of THEMES) {
  test(`axe finds nothing on the tools in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('/tools/palette');
    await laySample(page);
    const picture = new URL(page.url()).searchParams.get('picture') ?? '';
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of [
        '/tools',
        ...TOOLS.map((tool) => `/tools/${tool}`),
        ...['palette', 'tags', 'weather'].map((tool) => `/tools/${tool}?picture=${picture}`),
        `/tools/style?picture=${picture}&style=wave`,
        '/tools/verse?keyword=%E6%98%8E%E6%9C%88&seed=7&marks=1',
        '/tools/place?longitude=120.1488&latitude=30.243',
      ]) {
        await test.step(`${path} at ${width}`, async () => {
          await page.goto(path);
          await page.waitForLoadState('networkidle');
          await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0, {
            timeout: 30_000,
          });
          await expectNoViolations(page);
          await expectNoSidewaysScrolling(page);
        });
      }
    }
  });
}
