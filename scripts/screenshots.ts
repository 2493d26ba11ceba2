/** `npm run screenshots`: the pictures of the README, taken from what is built, as WebP into docs/screenshots. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { launchChromium } from '@/scripts/lib/chromium';
import { startInstallation } from '@/scripts/lib/installation';
import { sharp } from '@/server/media/pixels/sharp';

const OUT = path.resolve('docs/screenshots');

interface Shot {
  file: string;
  options: BrowserContextOptions;
  /** Nothing: the empty table. */
  enlarge: boolean;
}

const desktop = { viewport: { width: 1280, height: 800 }, locale: 'en-US' } as const;
const SHOTS: Shot[] = [
  { file: 'start.webp', options: { ...desktop, colorScheme: 'light' }, enlarge: false },
  { file: 'studio.webp', options: { ...desktop, colorScheme: 'light' }, enlarge: true },
  { file: 'studio-darkroom.webp', options: { ...desktop, colorScheme: 'dark' }, enlarge: true },
  {
    file: 'studio-phone.webp',
    options: {
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      colorScheme: 'dark',
      deviceScaleFactor: 2,
    },
    enlarge: true,
  },
];

async function take(browser: Browser, address: string, { file, options, enlarge }: Shot): Promise<void> {
  const context = await browser.newContext({ ...options, baseURL: address });
  const page = await context.newPage();
  await page.goto('/', { waitUntil: 'networkidle' });
  if (enlarge) {
    await page
      .getByRole('button', { name: /sample|试样/ })
      .first()
      .click();
    await page.locator('form button[type=submit]').click();
    await page.getByTestId('compare').waitFor({ timeout: 120_000 });
    await page.waitForLoadState('networkidle');
  }
  await page.waitForTimeout(500);
  await sharp(await page.screenshot())
    .webp({ quality: 86 })
    .toFile(path.join(OUT, file));
  await context.close();
}

await mkdir(OUT, { recursive: true });
const installation = await startInstallation();
const browser = await launchChromium();
try {
  for (const shot of SHOTS) {
    await take(browser, installation.address, shot);
    process.stdout.write(`docs/screenshots/${shot.file}\n`);
  }
} finally {
  await browser.close();
  await installation.stop();
}
