import { expect, type Page } from '@playwright/test';

/** Drags something from the file manager over the page and lets go, as the browser itself tells it. */
export async function dropFromOutside(page: Page, files: string[], veil: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const place = { x: 400, y: 300, data };
  await browser.send('Input.dispatchDragEvent', { type: 'dragEnter', ...place });
  await browser.send('Input.dispatchDragEvent', { type: 'dragOver', ...place });
  await expect(page.getByText(veil)).toBeVisible();
  await browser.send('Input.dispatchDragEvent', { type: 'drop', ...place });
}

/** Pastes a picture where the focus is. */
export async function pastePicture(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ base64, name: file }) => {
      const clipboardData = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([content], file, { type: 'image/jpeg' }));
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { base64: bytes.toString('base64'), name },
  );
}
