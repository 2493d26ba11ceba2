import { statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { dataPath } from './data-dir';

describe('secrets', () => {
  it('are made once, for the owner of the folder only, and stay the same after a restart', async () => {
    const first = (await import('./secrets')).secretFor('visitor');
    expect(statSync(dataPath('secrets')).mode & 0o777).toBe(0o600);
    vi.resetModules();
    const afterRestart = await import('./secrets');
    expect(afterRestart.secretFor('visitor')).toEqual(first);
    expect(afterRestart.secretFor('session')).not.toEqual(first);
  });
});
