/** Weight of the first load: the JavaScript that a first visit to a page fetches, in gzip bytes. */
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { launchChromium } from '@/scripts/lib/chromium';
import { startInstallation } from '@/scripts/lib/installation';
import type { BenchReport } from './lib/report';

/** The promise for `/` (170 kB). */
const LIMIT_BYTES = 170_000;
const PATHS = ['/', '/history', '/sign-up'];

/** All scripts fetched until the network is quiet, prefetches included; gzip level 9, as a careful proxy sends. */
async function weigh(browser: Browser, address: string): Promise<{ scripts: number; bytes: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  await context.close();
  return { scripts: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Weighs the pages of a throw-away installation in a fresh browser; fails when `/` is too heavy. */
export async function benchPage(): Promise<BenchReport> {
  const installation = await startInstallation();
  const browser = await launchChromium();
  try {
    const rows: Record<string, string | number>[] = [];
    let failed: string | undefined;
    for (const path of PATHS) {
      const { scripts, bytes } = await weigh(browser, installation.address + path);
      rows.push({ page: path, scripts, 'gzip kB': (bytes / 1000).toFixed(1) });
      if (path === '/' && bytes >= LIMIT_BYTES) failed = `/ fetches ${bytes} bytes of JavaScript`;
    }
    return { name: 'page', tables: { 'JavaScript of a first visit': rows }, ...(failed && { failed }) };
  } finally {
    await browser.close();
    await installation.stop();
  }
}
