/** Cutting the foreground out and putting it before another background. */
import { Raster } from '@/server/media/pixels/raster';
import type { Restoration } from '../operations';
import { backdropOf } from './backdrop';
import type { StepFacts } from './facts';
import type { NetworksOf } from './networks';
import { restorerOf } from './pixels/frames';
import { Guide, Refined } from './pixels/guided';
import { boxMeans, Enlarged, enlargePlane, makePlane, mapPlane, meanOf, type Plane } from './pixels/plane';
import { luma, lumaPlane, reduceTo, within, type Reduced } from './pixels/reduced';
import { editStrips } from './pixels/strips';
import { span, type RestoreTools } from './pixels/tools';
import { answerToPicture } from './pixels/whole';

/** px of the longer side at which edges are looked for: hair is fine. */
const EDGE_SIDE = 1024;
const WINDOW = 1 / 100;
const SMOOTHNESS = 1e-4;
/**
 * Below and above these the network means nothing and all: no veil is left, and no foreground is thin. Of several pairs
 * nearly the best by the mean error on held-out portraits, people and montages, and the one that lets soft edges be.
 */
const [NOTHING, ALL] = [0.15, 0.75] as const;
/** Windows by the longer side in which the colours on either side of an edge are sought. */
const COLOUR_WINDOW = 1 / 50;
const SEEN = 0.3;

/** How much of each px is foreground, at the size that the network sees. */
async function matteOf(
  raster: Raster,
  matte: NetworksOf['bg']['matte'],
  tools: RestoreTools,
): Promise<Plane> {
  const size = matte.square ? { width: matte.side, height: matte.side } : within(raster, matte.side);
  const [alpha] = await answerToPicture(await reduceTo(raster, size), restorerOf(matte), tools);
  if (matte.answers === 'unit') return alpha;
  const [least, most] = alpha.data.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  return mapPlane(alpha, (value) => (value - least) / Math.max(1e-6, most - least));
}

/** Mean colours of foreground and background around each px, 0..255, three planes each. */
function sidesOf(picture: Reduced, alpha: Plane): { front: Plane[]; back: Plane[] } {
  const radius = Math.max(2, Math.round(Math.max(picture.width, picture.height) * COLOUR_WINDOW));
  const mean = (share: Plane) => {
    const weight = boxMeans(share, radius);
    return [0, 1, 2].map((k) => {
      const colour = boxMeans(
        makePlane(picture, (i) => share.data[i] * picture.bytes[3 * i + k]),
        radius,
      );
      return mapPlane(colour, (value, i) =>
        weight.data[i] > 1e-3 ? value / weight.data[i] : picture.bytes[3 * i + k],
      );
    });
  };
  return { front: mean(alpha), back: mean(mapPlane(alpha, (value) => 1 - value)) };
}

const certain = (alpha: number) => {
  const t = Math.min(1, Math.max(0, (alpha - NOTHING) / (ALL - NOTHING)));
  return t;
};

/**
 * Writes the foreground of `source` before another background to a new raster at `target`, with transparency where
 * that is the background. At edges the colour of the old background is taken out of the foreground's (Forte,
 * "Approximate Fast Foreground Colour Estimation", 2021).
 */
export async function changeBackground(
  source: Raster,
  target: string,
  { background }: Extract<Restoration, { kind: 'bg' }>,
  { matte }: NetworksOf['bg'],
  tools: RestoreTools,
): Promise<StepFacts> {
  const seen = await matteOf(source, matte, tools);
  tools.tell(SEEN);
  const size = within(source, EDGE_SIDE);
  const edges = await reduceTo(source, size);
  const radius = Math.max(2, Math.round(Math.max(size.width, size.height) * WINDOW));
  const coarse = enlargePlane(seen, size);
  const guide = new Guide(lumaPlane(edges), radius, SMOOTHNESS);
  const matting = new Refined(guide.coefficients(coarse), source);
  const { front, back } = sidesOf(edges, mapPlane(coarse, certain));
  const colours = [...front, ...back].map((plane) => new Enlarged(plane, source));

  const { width, channels } = source;
  const transparent = background.type === 'transparent';
  const made = Raster.create(target, width, source.height, transparent ? 4 : 3);
  const backdrop = background.type === 'transparent' ? undefined : backdropOf(background, source);
  const [brightness, alpha] = [new Float32Array(width), new Float32Array(width)];
  const lines = colours.map(() => new Float32Array(width));
  try {
    editStrips({
      ...{ source, target: made, goOn: tools.goOn, onProgress: span(tools.tell, SEEN, 1) },
      row: (y, from, to) => {
        for (let x = 0; x < width; x++) brightness[x] = luma(from, x * channels) / 255;
        matting.row(y, brightness, alpha);
        for (const [i, colour] of colours.entries()) colour.row(y, lines[i]);
        for (let x = 0, at = 0, out = 0; x < width; x++, at += channels, out += made.channels) {
          const own = channels === 4 ? from[at + 3] / 255 : 1;
          const share = certain(alpha[x]);
          const visible = share * own;
          if (made.channels === 4) to[out + 3] = 255 * visible;
          for (let k = 0; k < 3; k++) {
            const [f, b] = [lines[k][x], lines[k + 3][x]];
            // Wholly foreground stays bit for bit.
            const pure =
              share >= 1
                ? from[at + k]
                : Math.min(255, Math.max(0, f + share * (from[at + k] - share * f - (1 - share) * b)));
            to[out + k] = backdrop
              ? visible * pure + (1 - visible) * backdrop(x, y, k)
              : visible > 0
                ? pure
                : 0;
          }
        }
      },
    });
  } finally {
    made.close();
  }
  return { foreground: meanOf(mapPlane(coarse, certain)), networks: [matte.id] };
}
