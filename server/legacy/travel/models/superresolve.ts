/** 003-49: super-resolution while the caller waits. */
import { askWorker } from '@/server/inference/rpc/ask';
import { SUPERRESOLVE_SCALES } from '@/server/vision/constants';
import { superresolvePicture } from '@/server/vision/procedures';
import { integerFrom } from '../numbers';
import { FETCHED, ok, refused } from '../replies';
import { madePicture, PATIENCE_MS } from './made-picture';
import { forPicture } from './picture';

const DEFAULT_SCALE = '3';

export const fsrcnn = forPicture('paint', async ({ picture, fields, signal }) => {
  const wished = integerFrom(fields.text('scale') ?? DEFAULT_SCALE);
  const scale = SUPERRESOLVE_SCALES.find((one) => one === wished);
  if (scale === undefined) return refused('缩放倍数错误');
  const enlarged = await madePicture((target) =>
    askWorker(superresolvePicture, { source: picture, target, scale }, { signal, timeoutMs: PATIENCE_MS }),
  );
  return ok(FETCHED, enlarged);
});
