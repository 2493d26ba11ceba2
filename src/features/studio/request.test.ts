import { describe, expect, it } from 'vitest';
import { BLANK } from '@/src/features/restore/plan';
import type { StoredPicture } from '@/src/lib/api-types';
import { NO_CHOICE } from './choice';
import { requestFor } from './request';

const picture: StoredPicture = {
  ...{ ok: true, mediaId: 'm1', url: '/media/m1', name: 'a.jpg', width: 10, height: 10, bytes: 100 },
  notices: [],
  suggestion: { scale: 2, style: 'photo', noise: -1, format: 'jpeg' },
};
const allowed = { scale: 4, outputPixels: 1e6, noiseLevels: { photo: [-1, 0], art: [-1] } };

describe('what the server is asked for', () => {
  it('is an enlargement alone where nothing else was chosen', async () => {
    expect(await requestFor(NO_CHOICE, picture, undefined, allowed)).toEqual({
      ok: true,
      operations: [{ kind: 'upscale', style: 'photo', noise: -1, size: { by: 'factor', factor: 2 } }],
      output: { format: 'jpeg', quality: 92 },
    });
  });

  it('is the plan of a restoration, which is refused here when it plans nothing', async () => {
    const restore = { ...NO_CHOICE, act: 'restore' as const };
    const asked = await requestFor(restore, picture, BLANK, allowed);
    expect(asked.ok && asked.operations.map(({ kind }) => kind)).toEqual(['repair']);
    const nothing = { ...BLANK, on: { ...BLANK.on, repair: false } };
    expect(await requestFor(restore, picture, nothing, allowed)).toEqual({
      ok: false,
      problem: { code: 'nothingToRestore', detail: {} },
    });
  });

  it('keeps a cut-out without background in a format that knows transparency', async () => {
    const cut = { ...NO_CHOICE, act: 'cutout' as const };
    expect(await requestFor(cut, picture, undefined, allowed)).toMatchObject({
      operations: [{ kind: 'bg', background: { type: 'transparent' } }],
      output: { format: 'png' },
    });
    const cutOut = { background: { type: 'gradient' as const }, dpi: 300 };
    expect(await requestFor({ ...cut, cutOut }, picture, undefined, allowed)).toMatchObject({
      operations: [{ kind: 'bg', background: { type: 'gradient' }, density: 300 }],
      output: { format: 'jpeg' },
    });
  });
});
