/** A Chromium for scripts that look at pages: `CHROMIUM_BIN`, else Debian's. */
import { chromium, type Browser } from '@playwright/test';

/** No sandbox: scripts open pages of our own only, and root has none. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}
