import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'address-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it.runIf(process.platform !== 'win32')(
  'a DATA_DIR with a name too long for a socket gets one elsewhere, closed to others, that is found and removed',
  async () => {
    vi.stubEnv('DATA_DIR', path.join(folder, 'a-very-long-name'.repeat(10)));
    const { announcedWorker, announceWorker, forgetAddress, newWorkerAddress } = await import('./address');
    const worker = newWorkerAddress();
    const home = path.dirname(worker.address);
    expect(Buffer.byteLength(worker.address)).toBeLessThan(104);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    announceWorker(worker);
    expect(announcedWorker()).toEqual(worker);
    forgetAddress(worker);
    expect(() => statSync(home)).toThrow('ENOENT');
  },
);
