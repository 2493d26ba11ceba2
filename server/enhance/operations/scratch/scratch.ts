/** Scratches, cracks, dust and stains: found in the reduced picture, drawn anew at full size, and nothing else touched. */
import type { Raster, Rect } from '@/server/media/pixels/raster';
import type { Restoration } from '../../operations';
import type { StepFacts } from '../facts';
import type { NetworksOf } from '../networks';
import { restorerOf, strides, type Restorer } from '../pixels/frames';
import { Enlarged, makePlane } from '../pixels/plane';
import type { Reduced } from '../pixels/reduced';
import { overTiles } from '../pixels/tiled';
import { span, type RestoreTools } from '../pixels/tools';
import { damagedShare, depthOf, type Damage } from './damage';
import { DEEPEST, fillHoles, loadHoles } from './fill';
import { grainAt, grainOf } from './grain';
import { findByMask, findByNetwork, type Found } from './find';

/** Shares of the work: finding, filling the reduced picture; the rest is filling at full size. */
const FOUND = 0.4;
const FILLED = 0.6;
/** px around a tile that the filling network sees at most. */
const REACH = 64;
/** Of a mask read bilinearly: from here on px change, up to here more and more. */
const [TOUCHED, WHOLLY] = [0.25, 0.75] as const;

/** What is read of the reduced picture for one part of the full one, W×H of the part. */
interface Guidance {
  /** 0..1: how much of what is drawn anew shows. */
  weight: Float32Array;
  /** Too deep inside a hole: drawn at reduced size. */
  deep: Uint8Array;
  /** The reduced picture, filled, as H×W×3. */
  coarse: Uint8Array;
}

const smooth = (value: number) => {
  const t = Math.min(1, Math.max(0, (value - TOUCHED) / (WHOLLY - TOUCHED)));
  return t * t * (3 - 2 * t);
};

/** Reads mask, depth and filled picture at the size of the full picture. */
class Guides {
  private readonly planes: Enlarged[];

  constructor(filled: Reduced, damage: Damage, size: { width: number; height: number }) {
    // Px of the full picture that one of the reduced picture stands for.
    const ratio = size.width / filled.width;
    const depth = depthOf(damage);
    const colour = (k: number) => makePlane(filled, (i) => filled.bytes[3 * i + k]);
    const planes = [
      makePlane(damage, (i) => damage.data[i]),
      makePlane(damage, (i) => depth[i] * ratio),
      ...[0, 1, 2].map(colour),
    ];
    this.planes = planes.map((plane) => new Enlarged(plane, size));
  }

  read({ left, top, width, height }: Rect): Guidance {
    const [mask, depth, ...colours] = this.planes;
    const line = new Float32Array(width);
    const weight = new Float32Array(width * height);
    const deep = new Uint8Array(width * height);
    const coarse = new Uint8ClampedArray(width * height * 3);
    for (let y = 0; y < height; y++) {
      const start = y * width;
      mask.row(top + y, line, left);
      for (let x = 0; x < width; x++) weight[start + x] = smooth(line[x]);
      depth.row(top + y, line, left);
      for (let x = 0; x < width; x++) deep[start + x] = line[x] > DEEPEST ? 1 : 0;
      for (const [k, colour] of colours.entries()) {
        colour.row(top + y, line, left);
        for (let x = 0; x < width; x++) coarse[(start + x) * 3 + k] = line[x];
      }
    }
    return { weight, deep, coarse: new Uint8Array(coarse.buffer) };
  }
}

/** Draws the damage anew in the raster, in place. */
async function drawAnew(
  raster: Raster,
  { picture, damage }: Found,
  network: Restorer,
  tools: RestoreTools,
): Promise<void> {
  const inner = { ...tools, tell: () => undefined };
  const filled = await fillHoles(picture, damage, network, inner);
  tools.tell(FILLED);
  const guides = new Guides(filled, damage, raster);
  const grain = grainOf(raster);
  const { channels } = raster;
  const [across, down] = [damage.width / raster.width, damage.height / raster.height];
  const wanted = ({ left, top, width, height }: Rect) => {
    const right = Math.min(damage.width, Math.ceil((left + width) * across) + 1);
    const bottom = Math.min(damage.height, Math.ceil((top + height) * down) + 1);
    for (let y = Math.max(0, Math.floor(top * down) - 1); y < bottom; y++) {
      const from = Math.max(0, Math.floor(left * across) - 1);
      if (damage.data.subarray(y * damage.width + from, y * damage.width + right).includes(1)) return true;
    }
    return false;
  };
  await overTiles(
    {
      ...{ picture: raster, network, wanted, onProgress: span(tools.tell, FILLED, 1) },
      load: (tile, input) => {
        const { seen } = tile;
        const of = guides.read(seen);
        const bytes = raster.read(seen);
        loadHoles(
          tile,
          network,
          (x, y) => {
            const i = (y - seen.top) * seen.width + x - seen.left;
            return of.deep[i]
              ? { bytes: of.coarse, from: 3 * i, hole: false }
              : { bytes, from: channels * i, hole: of.weight[i] > 0 };
          },
          input,
        );
        return { of, bytes };
      },
      store: ({ part, seen, frame }, output, { of, bytes }) => {
        const { step, next } = strides(frame, network);
        const drawn = new Uint8ClampedArray(part.width * part.height * channels);
        for (let y = 0, to = 0; y < part.height; y++) {
          for (let x = 0; x < part.width; x++, to += channels) {
            const [u, v] = [part.left - seen.left + x, part.top - seen.top + y];
            const i = v * seen.width + u;
            for (let k = 0; k < channels; k++) drawn[to + k] = bytes[channels * i + k];
            const weight = of.weight[i];
            if (weight === 0) continue;
            const speck = grain * grainAt(part.left + x, part.top + y);
            for (let k = 0; k < 3; k++) {
              const made = of.deep[i]
                ? of.coarse[3 * i + k]
                : 255 * output[(v * frame.width + u) * step + k * next];
              drawn[to + k] = drawn[to + k] + weight * (made + speck - drawn[to + k]);
            }
          }
        }
        raster.write(part, new Uint8Array(drawn.buffer));
      },
    },
    tools,
  );
}

/** Repairs the raster in place: px that are not damaged stay bit for bit. */
export async function takeOutScratches(
  raster: Raster,
  { sensitivity }: Extract<Restoration, { kind: 'scratch' }>,
  { networks, mask }: { networks: NetworksOf['scratch']; mask: string | undefined },
  tools: RestoreTools,
): Promise<StepFacts> {
  const finding = { ...tools, tell: span(tools.tell, 0, FOUND) };
  const found = mask
    ? await findByMask(raster, mask)
    : await findByNetwork(raster, finderOf(networks, sensitivity), finding);
  tools.tell(FOUND);
  const share = damagedShare(found.damage);
  if (share > 0) await drawAnew(raster, found, fillerOf(networks), tools);
  tools.tell(1);
  const { mask: finder, fill } = networks;
  return { damagedShare: share, networks: [...(finder ? [finder.id] : []), fill.id] };
}

/** What lies farther away than this does not change what is drawn into so narrow a hole, and takes most of the time. */
function fillerOf({ fill }: NetworksOf['scratch']): Restorer {
  const network = restorerOf(fill);
  return { ...network, halo: Math.min(REACH, network.halo) };
}

function finderOf({ mask }: NetworksOf['scratch'], sensitivity: number) {
  if (!mask) throw new Error('without a mask a network finds the damage');
  return { network: restorerOf(mask), side: mask.side, sensitivity };
}
