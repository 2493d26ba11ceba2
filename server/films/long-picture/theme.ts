/** Colours of a long picture, taken from its pictures: paper, ink and an accent of the hue that they share. */
import { sharp } from '@/server/media/pixels/sharp';
import type { Colour } from '../render/templates/template';

export interface Theme {
  paper: Colour;
  ink: Colour;
  /** Captions and rules. */
  pale: Colour;
}

/** OKLab (Björn Ottosson, 2020): equal steps look equal, so that paper of any hue is equally light. */
function oklabOf(rgb: readonly number[]): [number, number, number] {
  const [r, g, b] = rgb.map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgbOf(lightness: number, chroma: number, hue: number): Colour {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const [red, green, blue] = linear.map((value) => {
    const v = Math.min(1, Math.max(0, value));
    return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
  });
  return [red, green, blue];
}

const BINS = 24;
const SAMPLE = 24;

/** Small copies (encoded) in; the hue that most of the coloured px share decides. Grey pictures get warm paper. */
export async function themeOf(pictures: readonly Buffer[]): Promise<Theme> {
  const bins = Array.from({ length: BINS }, () => 0);
  for (const picture of pictures) {
    const data = await sharp(picture).resize(SAMPLE, SAMPLE, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    for (let at = 0; at < data.length; at += 3) {
      const [, a, b] = oklabOf([data[at], data[at + 1], data[at + 2]]);
      const hue = (Math.atan2(b, a) / (2 * Math.PI) + 1) % 1;
      bins[Math.floor(hue * BINS) % BINS] += Math.max(0, Math.hypot(a, b) - 0.02);
    }
  }
  const smooth = bins.map((value, i) => value + 0.6 * (bins[(i + 1) % BINS] + bins[(i + BINS - 1) % BINS]));
  const strongest = smooth.reduce((best, value, i) => (value > smooth[best] ? i : best), 0);
  const coloured = smooth[strongest] > 0.5 * Math.max(1, pictures.length);
  const hue = coloured ? (2 * Math.PI * (strongest + 0.5)) / BINS : 1.45;
  const chroma = coloured ? 1 : 0.7;
  return {
    paper: rgbOf(0.962, 0.013 * chroma, hue),
    ink: rgbOf(0.3, 0.035 * chroma, hue),
    pale: rgbOf(0.53, 0.035 * chroma, hue),
  };
}
