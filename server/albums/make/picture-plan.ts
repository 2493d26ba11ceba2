/** What both renderers are told of one picture, by what is known of it. */
import type { CameraFacts, PictureFacts } from '../facts';

/** Shares of the picture around its telling point that must stay in sight. */
const SALIENT = 0.3;

export function salientOf({ focus }: PictureFacts) {
  if (!focus) return {};
  const start = (centre: number) => Math.min(1 - SALIENT, Math.max(0, centre - SALIENT / 2));
  return { salient: { left: start(focus.x), top: start(focus.y), width: SALIENT, height: SALIENT } };
}

/** `5月1日 · 杭州市`, as far as it is known. */
export function captionOf({ takenAt, placeName }: CameraFacts): string {
  const [, month, day] = takenAt ? (/^\d+-(\d+)-(\d+)/.exec(takenAt) ?? []) : [];
  const date = month && day ? `${Number(month)}月${Number(day)}日` : '';
  return [date, placeName ?? ''].filter(Boolean).join(' · ');
}
