/** Settings that suit a picture, chosen from the picture itself. */
import type { PictureStyle, ResultFormat } from '@/server/enhance/operations';
import { noiseLevels } from '@/server/inference/noise-levels';
import { formatsFor } from './formats';
import { jpegQuality } from './jpeg-quality';
import type { PictureProbe } from './probe';
import { sharp } from './sharp';

const NOISE_LEVELS = [-1, 0, 1, 2, 3] as const;
type NoiseLevel = (typeof NOISE_LEVELS)[number];

export interface SuggestedSettings {
  scale: 2 | 4;
  style: PictureStyle;
  noise: NoiseLevel;
  format: ResultFormat;
}

/** Longer side in px up to which a picture is small enough to want ×4. */
const SMALL_SIDE = 900;
/** px on a side of the sample whose flatness is judged; cut, not shrunk: shrinking invents colours. */
const SAMPLE = 512;
/** Channel difference up to which neighbours belong to one surface rather than to an edge. */
const SURFACE_STEP = 12;
/**
 * Drawn surfaces are exactly flat and use few colours; photographed ones vary by a little everywhere. On data
 * that was not shipped: 85 % of 59 rasterised drawings pass, of 165 photographs 8 (cut-outs of plain sky).
 */
const ART_FLAT_SHARE = 0.5;
const ART_COLOURS_PER_ROOT = 15;

/** JPEG quality from which a level suits, by the table "JPEG alone" of `npm run eval -- levels` (photo); below all of them, 3. */
const JPEG_LEVELS: readonly { from: number; level: NoiseLevel }[] = [
  { from: 96, level: -1 },
  { from: 83, level: 0 },
  { from: 58, level: 1 },
  { from: 25, level: 2 },
];

/** Whether H×W×C bytes look drawn. Fully transparent pixels do not count. */
function looksDrawn(data: Uint8Array, channels: number): boolean {
  let pixels = 0;
  let equal = 0;
  let nearlyEqual = 0;
  const colours = new Set<number>();
  for (let i = channels; i < data.length; i += channels) {
    if (channels === 4 && (data[i + 3] ?? 0) === 0) continue;
    const step = (k: number) => Math.abs((data[i + k] ?? 0) - (data[i + k - channels] ?? 0));
    const difference = Math.max(step(0), step(1), step(2));
    pixels++;
    if (difference === 0) equal++;
    else if (difference <= SURFACE_STEP) nearlyEqual++;
    colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  }
  const flat = equal / Math.max(1, equal + nearlyEqual) > ART_FLAT_SHARE;
  return flat && colours.size < ART_COLOURS_PER_ROOT * Math.sqrt(pixels);
}

async function styleOf(path: string, probe: PictureProbe): Promise<PictureStyle> {
  const [wide, high] = probe.orientation >= 5 ? [probe.height, probe.width] : [probe.width, probe.height];
  const width = Math.min(SAMPLE, wide);
  const height = Math.min(SAMPLE, high);
  const [left, top] = [Math.floor((wide - width) / 2), Math.floor((high - height) / 2)];
  const { data, info } = await sharp(path, { limitInputPixels: probe.width * probe.height })
    .extract({ left, top, width, height })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return looksDrawn(data, info.channels) ? 'art' : 'photo';
}

/** The noise level whose network suits a file best, among the installed ones that take out no more than that. */
async function noiseOf(path: string, probe: PictureProbe, style: PictureStyle): Promise<NoiseLevel> {
  if (probe.format !== 'jpeg') return -1;
  const quality = (await jpegQuality(path)) ?? 100;
  const wanted = JPEG_LEVELS.find(({ from }) => quality >= from)?.level ?? 3;
  const installed = noiseLevels()[style];
  return NOISE_LEVELS.findLast((level) => level <= wanted && installed.includes(level)) ?? -1;
}

/**
 * Suggests scale, style, noise level and format for a probed picture. JPEG files get the noise level that
 * their compression asks for, others −1: grain is not measured, and may be wanted. Undecodable pictures get the
 * photograph's settings: the job will say what is wrong.
 */
export async function suggestSettings(path: string, probe: PictureProbe): Promise<SuggestedSettings> {
  const scale = Math.max(probe.width, probe.height) <= SMALL_SIDE ? 4 : 2;
  const style = await styleOf(path, probe).catch(() => 'photo' as const);
  const lossless = probe.hasAlpha || style === 'art' || probe.format === 'png' || probe.format === 'gif';
  const fitsJpeg = formatsFor({ width: probe.width * scale, height: probe.height * scale }).includes('jpeg');
  const noise = await noiseOf(path, probe, style);
  return { scale, style, noise, format: lossless || !fitsJpeg ? 'png' : 'jpeg' };
}
