import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { newAccount, signIn } from './lib/accounts';
import { newMember } from './lib/community';
import { samplePath } from './lib/pictures';

const PICTURES = ['landscape-dawn.jpg', 'landscape-noon.jpg', 'landscape-dusk.jpg', 'landscape-night.jpg'];

/** Whether the film of the page can be seen: it has a length, and goes on when it is started. */
async function plays(page: Page): Promise<{ duration: number; moved: number }> {
  return page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    await video.play();
    const from = video.currentTime;
    await new Promise<void>((resolve) => {
      video.addEventListener('timeupdate', () => video.currentTime > from + 0.3 && resolve());
    });
    video.pause();
    return { duration: video.duration, moved: video.currentTime - from };
  });
}

/** The answer to the address that an embed code names. */
async function embedded(page: Page, code: string): Promise<{ headers: Record<string, string> }> {
  const address = /src="([^"]+)"/.exec(code)?.[1] ?? '';
  const response = await page.request.get(address);
  expect(response.status()).toBe(200);
  return { headers: response.headers() };
}

async function expectBothThemes(page: Page): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expectNoViolations(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What a canvas shows, as a short text. */
const drawnOn = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL('image/jpeg', 0.4).slice(-400));

/** A mono WAV of 8 kHz: a plain tone. */
function tone(seconds: number): Buffer {
  const samples = 8000 * seconds;
  const bytes = Buffer.alloc(44 + 2 * samples);
  bytes.write('RIFF');
  bytes.writeUInt32LE(36 + 2 * samples, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i++)
    bytes.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * 330 * i) / 8000)), 44 + 2 * i);
  return bytes;
}

test('a journey becomes a film and a long picture, which somebody else sees and talks about', async ({
  page,
  browser,
}) => {
  test.setTimeout(540_000);
  const { name } = await newAccount('traveller');
  const title = '四时山色';

  await test.step('an album is made and filled; what is no picture is refused by its name', async () => {
    await signIn(page, name, '/albums');
    await page.goto('/albums');
    await expectBothThemes(page);
    await page.getByRole('button', { name: 'New album' }).click();
    await expect(page).toHaveURL(/\/albums\/[0-9a-z]{21}$/);
    const input = page.getByTestId('album-input');
    await input.setInputFiles(PICTURES.map(samplePath));
    await expect(page.getByTestId('album-picture')).toHaveCount(4, { timeout: 60_000 });
    await input.setInputFiles({
      name: 'notes.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not a picture'),
    });
    const refused = page.getByTestId('arrival').filter({ hasText: 'notes.jpg' });
    await expect(refused).toHaveAttribute('data-status', 'refused', { timeout: 30_000 });
    await refused.getByRole('button', { name: 'Leave out notes.jpg' }).click();
    await page.getByLabel('Title').fill(title);
  });

  await test.step('pictures are moved by the keyboard, taken out and brought back', async () => {
    await page.getByRole('button', { name: 'Picture 1 of 4: drag' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('Now at place 2 of 4.')).toBeAttached();
    const first = page.getByTestId('album-picture').first().locator('img');
    const src = await first.getAttribute('src');
    await page.getByTestId('album-picture').first().hover();
    await page.getByRole('button', { name: 'Take out picture 1 of 4' }).click();
    await expect(page.getByTestId('album-picture')).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByTestId('album-picture')).toHaveCount(4);
    await expect(first).toHaveAttribute('src', src ?? '');
  });

  await test.step('the preview plays the first seconds with these pictures, and can be stopped', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const preview = page.getByTestId('film-preview');
    await expect(preview).toHaveAttribute('data-ready', 'true', { timeout: 30_000 });
    // Who wants no motion sees it stand still.
    await expect(preview).toHaveAttribute('data-playing', 'false');
    const canvas = preview.locator('canvas');
    const still = await drawnOn(canvas);
    await preview.getByRole('button', { name: 'Play the preview' }).click();
    await expect.poll(() => drawnOn(canvas)).not.toBe(still);
    await preview.getByRole('button', { name: 'Pause the preview' }).click();
    await expect(preview).toHaveAttribute('data-playing', 'false');
  });

  await test.step('music of one’s own is heard; what is no music is refused by its name', async () => {
    await page.getByRole('radio', { name: 'My own' }).last().check({ force: true });
    const input = page.getByTestId('music-input');
    await input.setInputFiles({ name: 'poem.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('no music') });
    const refused = page.getByTestId('music-refused');
    await expect(refused).toContainText('poem.mp3', { timeout: 60_000 });
    await expect(refused).toContainText('not music that can be played');
    await input.setInputFiles({ name: 'tone.wav', mimeType: 'audio/wav', buffer: tone(2) });
    await page.getByRole('button', { name: 'Play tone.wav' }).click({ timeout: 60_000 });
    await expect
      .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0);
    await expectBothThemes(page);
  });

  await test.step('verse is chosen, and a short film is made in the look that was chosen', async () => {
    await page.getByRole('button', { name: 'Suggest verse' }).click();
    await page.getByTestId('verse-candidate').first().click({ timeout: 60_000 });
    await expect(page.getByLabel('Line 1', { exact: true })).not.toHaveValue('');
    await page.getByRole('radio', { name: 'Journal' }).check();
    await page.getByLabel('Time for each picture').selectOption('1.5');
    await expectBothThemes(page);
    await page.getByRole('button', { name: 'Make film' }).click();
    const film = page.locator('[data-testid=work][data-kind=movie]');
    await expect(film).toBeVisible();
    await expect(film).toHaveAttribute('data-stage', 'done', { timeout: 300_000 });
    const { duration, moved } = await plays(page);
    expect(duration).toBeGreaterThan(4);
    expect(moved).toBeGreaterThan(0);
  });

  await test.step('a long picture is made of the same album and shown', async () => {
    await page.getByRole('button', { name: 'Make long picture' }).click();
    const long = page.locator('[data-testid=work][data-kind=photo]');
    await expect(long).toHaveAttribute('data-stage', 'done', { timeout: 180_000 });
    const picture = long.locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight))
      .toBeGreaterThan(1000);
    await expectBothThemes(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScrolling(page);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  await test.step('nobody else sees it before it is shared', async () => {
    await page.goto('/gallery');
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
    await page.goBack();
    const film = page.locator('[data-testid=work][data-kind=movie]');
    await film.getByLabel('Show in the gallery').click();
    await expect(film.getByRole('link', { name: 'Its page' })).toBeVisible();
  });

  const other = await newMember(browser, 'viewer');
  await test.step('somebody else finds it in the gallery, sees it, likes and comments it', async () => {
    const viewer = other.page;
    await viewer.goto('/gallery?tag=1');
    await expectBothThemes(viewer);
    await viewer.getByRole('link', { name: title }).click();
    await expect(viewer).toHaveURL(/\/gallery\/movie\/\d+$/);
    expect((await plays(viewer)).moved).toBeGreaterThan(0);
    const like = viewer.getByRole('main').getByRole('button', { name: /^Like/ }).first();
    await like.click();
    await expect(like).toHaveAttribute('aria-pressed', 'true');
    await viewer.getByLabel('Say something about it').fill('雾真好看');
    await viewer.getByRole('button', { name: 'Send' }).click();
    await expect(viewer.getByTestId('comment')).toContainText('雾真好看');
    await expectBothThemes(viewer);
    await viewer.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScrolling(viewer);
  });

  await test.step('a page of another site shows it in a frame, without cookies', async () => {
    const viewer = other.page;
    await viewer.getByText('Embed', { exact: true }).click();
    const code = await viewer.getByLabel('Code for a page').inputValue();
    expect(code).toContain('<iframe src="http');
    const { headers } = await embedded(viewer, code);
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['x-frame-options']).toBeUndefined();
    // The rest of the house stays out of foreign frames.
    const home = await viewer.request.get('/gallery');
    expect(home.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(home.headers()['x-frame-options']).toBe('SAMEORIGIN');

    const elsewhere = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end(`<title>elsewhere</title>${code}`),
    ).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const foreign = await browser.newPage();
    await foreign.goto(`http://127.0.0.1:${port}/`);
    const frame = foreign.frameLocator('iframe');
    await expect(frame.getByRole('heading')).toContainText(title);
    const film = frame.locator('video');
    await expect
      .poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState), { timeout: 30_000 })
      .toBeGreaterThan(0);
    expect(await foreign.context().cookies()).toEqual([]);
    await foreign.close();
    elsewhere.close();
  });

  await test.step('its maker is told, and is led to what was said', async () => {
    await page.goto('/community/notifications');
    const told = page.getByTestId('notification');
    await expect(told).toHaveCount(2);
    await told.filter({ hasText: 'commented on' }).getByRole('link').click();
    await expect(page).toHaveURL(/\/gallery\/movie\/\d+\?comment=\d+#comment-\d+$/);
    await expect(page.getByTestId('comment')).toContainText('雾真好看');
  });
  await other.context.close();
});
