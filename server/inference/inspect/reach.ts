/** How far an output pixel looks, measured: what tiles must carry around them. */
import { cropPlanes, mapPlanes, planesOf, tensorOf, type Planes } from './planes';
import { NetworkRefusal } from './refusal';
import type { Resemblance } from './resemblance';
import { testPicture } from './test-picture';
import type { Trial } from './trial';

/** Input px. */
export interface Halo {
  halo: number;
  /** Whether nothing beyond the halo was seen to change a pixel at all, so that tiles fit without a trace. */
  exact: boolean;
}

/** px of a long narrow picture: long enough to see farther than any halo, narrow to be quick. */
const STRIP = { length: 480, breadth: 32 };
/** The part that is changed while the rest stays: a third, so that averages over the picture change, too. */
const CHANGED = { from: 160, to: 320 };
/** The part that is cut out as a tile; odd, so that it lies in no raster of the network. */
const CUT = { from: 101, to: 382 };
/** The same for networks that take multiples of up to 32 px only, and get their tiles so. */
const EVEN_CUT = { from: 96, to: 384 };
/** Largest halo that the manifest allows. */
const FARTHEST = 128;
/** Up to here the exact reach is worth its price (with tiles of 256 at most 41 % more pixels): no seams at all. */
const EXACT_UP_TO = 24;
/** A halo that is not exact is no smaller: with other content than the test picture's, reach is longer. */
const LEAST = 16;
/** Steps of 1/255 from which a difference is taken for visible: less can change a byte by rounding only. */
const VISIBLE = 0.5;

/** What has to be known of a network to ask it: how large and in which range its answers are. */
export interface Answering extends Pick<Resemblance, 'inputWhite' | 'outputWhite'> {
  scale: number;
  /** Sides of its pictures are multiples of this many px, at most 32; 1 when absent. */
  multiple?: number | undefined;
}

/** Farthest px of any difference at all, and of a visible one. */
interface Reach {
  any: number;
  visible: number;
}

/** Farthest px at which two outputs differ; `distance` is 0 or less for input px that do not count. */
function farthest(a: Planes, b: Planes, white: number, distance: (x: number, y: number) => number): Reach {
  const reach = { any: 0, visible: 0 };
  a.data.forEach((value, i) => {
    const steps = (Math.abs(value - (b.data[i] ?? 0)) * 255) / white;
    if (steps === 0) return;
    const far = distance(i % a.width, Math.floor(i / a.width) % a.height);
    reach.any = Math.max(reach.any, far);
    if (steps > VISIBLE) reach.visible = Math.max(reach.visible, far);
  });
  return reach;
}

async function reachAlong(
  axis: 'x' | 'y',
  trial: Trial,
  channels: 1 | 3,
  { scale, inputWhite, outputWhite, multiple = 1 }: Answering,
): Promise<Reach[]> {
  const along = (x: number, y: number) => (axis === 'x' ? x : y);
  const { length, breadth } = STRIP;
  const [width, height] = axis === 'x' ? [length, breadth] : [breadth, length];
  const run = async (planes: Planes) => {
    const { output } = await trial.run(tensorOf(mapPlanes(planes, (value) => value * inputWhite)));
    const made = planesOf(output);
    if (!made) throw new Error('the output is no picture');
    return made;
  };
  const strip = testPicture(width, height, channels);
  const whole = await run(strip);

  const { from, to } = CHANGED;
  const inside = (position: number) => position >= from && position < to;
  const changed = await run(mapPlanes(strip, (v, x, y) => (inside(along(x, y)) ? 1 - v : v)));
  const fromChange = farthest(whole, changed, outputWhite, (x, y) => {
    const position = Math.floor(along(x, y) / scale);
    return position < from ? from - position : position - to + 1;
  });

  const { from: start, to: end } = multiple === 1 ? CUT : EVEN_CUT;
  const piece = end - start;
  const crop = (planes: Planes, times: number) =>
    axis === 'x'
      ? cropPlanes(planes, start * times, 0, piece * times, breadth * times)
      : cropPlanes(planes, 0, start * times, breadth * times, piece * times);
  const tile = await run(crop(strip, 1));
  const fromCut = farthest(tile, crop(whole, scale), outputWhite, (x, y) => {
    const position = Math.floor(along(x, y) / scale);
    return Math.min(position + 1, piece - position);
  });
  return [fromChange, fromCut];
}

/** The halo by which tiles of the network fit together. Throws `NetworkRefusal` seams when there is none. */
export async function measureHalo(trial: Trial, channels: 1 | 3, found: Answering): Promise<Halo> {
  const reaches = [
    ...(await reachAlong('x', trial, channels, found)),
    ...(await reachAlong('y', trial, channels, found)),
  ];
  const any = Math.max(...reaches.map((reach) => reach.any));
  if (any <= EXACT_UP_TO) return { halo: any, exact: true };
  const visible = Math.max(...reaches.map((reach) => reach.visible));
  if (visible > FARTHEST) throw new NetworkRefusal('seams', { limit: FARTHEST });
  return { halo: Math.max(LEAST, Math.ceil(visible / 4) * 4), exact: false };
}
