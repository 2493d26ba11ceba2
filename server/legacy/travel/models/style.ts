/** 003-48 and the list of styles that goes with it. */
import { randomInt } from 'node:crypto';
import { Refusal } from '@/server/platform/errors';
import { applyStyle, listStyles, type StyleView } from '@/server/vision/style';
import type { Handler } from '../call';
import { FETCHED, ok, refused } from '../replies';
import { madePicture, PATIENCE_MS } from './made-picture';
import { forPicture } from './picture';

const UNKNOWN = '指定的风格不存在';

/** The style of that name; the first one where none is named, by lot for `random`. */
function styleNamed(name: string | undefined): StyleView | undefined {
  const styles = listStyles();
  if (styles.length === 0) throw new Refusal('unavailable', 'modelMissing', { task: 'style' });
  if (name === undefined) return styles[0];
  if (name === 'random') return styles[randomInt(styles.length)];
  return styles.find(({ id }) => id === name);
}

export const style = forPicture('paint', async ({ picture, fields, signal }) => {
  const chosen = styleNamed(fields.text('style')?.trim().toLowerCase());
  if (!chosen) return refused(UNKNOWN);
  const painted = await madePicture((target) =>
    applyStyle({ source: picture, target, style: chosen.id }, { signal, timeoutMs: PATIENCE_MS }),
  );
  return ok(FETCHED, painted);
});

/** `[{name, title, preview}]` as the operator's notes promise it: no envelope. */
export const styles: Handler = async () =>
  Response.json(
    listStyles().map(({ id, zh, en, preview }) => ({ name: id, title: zh, title_en: en, preview })),
    { headers: { 'cache-control': 'public, max-age=300' } },
  );
