/** 003-46: the main colours of a picture. */
import { askWorker } from '@/server/inference/rpc/ask';
import { MOST_COLOURS } from '@/server/vision/constants';
import { findColours } from '@/server/vision/procedures';
import { integerFrom } from '../numbers';
import { BAD_PARAMETER } from '../refusals';
import { FETCHED, ok, refused } from '../replies';
import { forPicture } from './picture';

const DEFAULT_K = '3';

export const colour = forPicture('see', async ({ picture, fields, profile, signal }) => {
  const k = integerFrom(fields.text('k') ?? DEFAULT_K);
  if (k === null || k < 1 || k > MOST_COLOURS) return refused(BAD_PARAMETER);
  const colours = await askWorker(findColours, { picture, k }, { signal });
  const result = colours.map(({ rgb }) => rgb);
  // The published client reads an object and fails on the document's bare list.
  return ok(FETCHED, profile === 'android' ? { k, result } : result);
});
