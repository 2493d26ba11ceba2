/** Whether a picture has colours at all: grey, of one tint (sepia), or coloured. */
import { labOf } from './lab';
import type { Reduced } from './pixels/reduced';

export type Tint = 'grey' | 'tinted' | 'coloured';

/** px of the longer side from which tints are told. */
export const TINT_SIDE = 384;
/** The rim of a scan is paper, tape and shadow: statistics leave out so much of each side. */
export const RIM = 0.08;
/** All but a few px: stamps and stains are otherwise. */
const NEARLY_ALL = 0.97;
/** Chroma (CIE Lab) below which a picture is as good as grey; scans and JPEG are never quite so. */
const GREY = 6;
/** How far (CIE Lab) px of a tint lie from the mean of their brightness; how much their hues agree, 1 wholly. */
const SPREAD = 8;
const AGREEMENT = 0.975;
/** Paper is yellower than ink: a tint changes with brightness, by so many steps of it. */
const STEPS = 8;

const stepOf = (lightness: number) => Math.min(STEPS - 1, Math.floor((lightness / 100) * STEPS));

/** What nearly all values are at most. */
function bound(values: number[]): number {
  values.sort((p, q) => p - q);
  return values[Math.floor(NEARLY_ALL * (values.length - 1))] ?? 0;
}

/** The px that count, by index. */
export function insideRim({ width, height }: Reduced): number[] {
  const [left, top] = [Math.floor(width * RIM), Math.floor(height * RIM)];
  const columns = width - 2 * left;
  return Array.from(
    { length: columns * (height - 2 * top) },
    (_, i) => (top + Math.floor(i / columns)) * width + left + (i % columns),
  );
}

/** Judges a picture of a few hundred px. Measured on scans: sepia spreads up to 7, agrees from 0.985 on. */
export function tintOf(picture: Reduced): Tint {
  const { a, b, lightness } = labOf(picture);
  const counted = insideRim(picture);
  const chroma = counted.map((i) => Math.hypot(a[i], b[i]));
  const total = chroma.reduce((sum, value) => sum + value, 0);
  if (bound(chroma) <= GREY) return 'grey';
  const means = Array.from({ length: STEPS }, () => ({ a: 0, b: 0, count: 0 }));
  for (const i of counted) {
    const mean = means[stepOf(lightness[i])];
    mean.a += a[i];
    mean.b += b[i];
    mean.count++;
  }
  const all = means.reduce((sum, mean) => ({ a: sum.a + mean.a, b: sum.b + mean.b }), { a: 0, b: 0 });
  const spread = bound(
    counted.map((i) => {
      const mean = means[stepOf(lightness[i])];
      return Math.hypot(a[i] - mean.a / mean.count, b[i] - mean.b / mean.count);
    }),
  );
  return spread <= SPREAD && Math.hypot(all.a, all.b) >= AGREEMENT * total ? 'tinted' : 'coloured';
}
