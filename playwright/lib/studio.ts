/** What people do in the studio, in their words. */
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import type { UploadFile } from './pictures';

/** Lays pictures on the table. */
export async function layDown(page: Page, ...files: UploadFile[]): Promise<void> {
  await page.getByTestId('file-input').first().setInputFiles(files);
}

export async function chooseScale(page: Page, scale: 2 | 3 | 4): Promise<void> {
  await page.getByRole('radio', { name: `×${scale}` }).click();
}

/** Starts what lies on the table. */
export async function start(page: Page): Promise<void> {
  // In the form: a result that lies beside it offers to be enlarged as well.
  await page
    .locator('form')
    .getByRole('button', { name: /^Enlarge/ })
    .click();
}

/** Waits for the before/after comparison of the picture that is shown. */
export async function untilCompared(page: Page): Promise<Locator> {
  const compare = page.getByTestId('compare');
  await expect(compare).toBeVisible({ timeout: 60_000 });
  return compare;
}

/** Presses something that downloads, and answers the file. */
export async function downloadBy(page: Page, button: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return download;
}
