/** Colour for grey pictures and those of one tint: what a network makes up, on exactly the lightness that is there. */
import type { Raster } from '@/server/media/pixels/raster';
import type { Restoration } from '../operations';
import type { StepFacts } from './facts';
import { lightness, writeLab } from './lab';
import type { NetworksOf } from './networks';
import { fillFrame, restorerOf } from './pixels/frames';
import { Guide, Refined } from './pixels/guided';
import { enlargePlane, makePlane, mapPlane, type Plane } from './pixels/plane';
import { reduce, reduceTo, within, type Reduced } from './pixels/reduced';
import { editStrips } from './pixels/strips';
import { span, type RestoreTools } from './pixels/tools';
import { answerTo } from './pixels/whole';
import { TINT_SIDE, tintOf } from './tint';

/** px of the longer side at which edges are looked for. */
const EDGE_SIDE = 768;
const WINDOW = 1 / 64;
/** Lightness must vary by more than this (squared, 0..1) for colour to follow it: texture shall not be coloured. */
const SMOOTHNESS = 4e-3;
const SEEN = 0.2;

const lightnessPlane = (picture: Reduced): Plane =>
  makePlane(picture, (i) => lightness(picture.bytes, 3 * i) / 100);

/** a* and b* as the network imagines them, at the size that it sees. */
async function imagine(
  raster: Raster,
  colour: NetworksOf['colour']['colour'],
  tools: RestoreTools,
): Promise<Plane[]> {
  const { width, height } = within(raster, colour.side);
  const size = colour.square ? { width: colour.side, height: colour.side } : { width, height };
  const seen = await reduceTo(raster, size);
  const { data } = lightnessPlane(seen);
  const network = restorerOf(colour);
  const grey = new Uint8ClampedArray(3 * data.length);
  for (const [i, value] of data.entries()) {
    if (colour.sees === 'grey') writeLab(100 * value, 0, 0, grey, 3 * i);
    else grey[3 * i] = 255 * value;
  }
  const bytes = new Uint8Array(grey.buffer);
  const patch = { rect: { left: 0, top: 0, ...size }, channels: 3, bytes };
  const answer = await answerTo(
    size,
    network,
    (frame, input) => fillFrame(patch, frame, network, input),
    tools,
  );
  return answer.map((plane) => mapPlane(plane, (value) => value * colour.unit));
}

/**
 * Colours a raster in place; nothing is done to one that has colours (`coloured` false). A tint (sepia) is taken to
 * grey first; L* of each px stays as it is.
 */
export async function giveColour(
  raster: Raster,
  { saturation }: Extract<Restoration, { kind: 'colour' }>,
  { colour }: NetworksOf['colour'],
  tools: RestoreTools,
): Promise<StepFacts> {
  if (tintOf(await reduce(raster, TINT_SIDE)) === 'coloured') {
    tools.tell(1);
    return { coloured: false };
  }
  const imagined = await imagine(raster, colour, tools);
  tools.tell(SEEN);
  const size = within(raster, EDGE_SIDE);
  const radius = Math.max(2, Math.round(Math.max(size.width, size.height) * WINDOW));
  const guide = new Guide(lightnessPlane(await reduceTo(raster, size)), radius, SMOOTHNESS);
  const [a, b] = imagined.map((plane) => new Refined(guide.coefficients(enlargePlane(plane, size)), raster));

  const { width, channels } = raster;
  const [light, as, bs] = [0, 1, 2].map(() => new Float32Array(width));
  editStrips({
    ...{ source: raster, target: raster, goOn: tools.goOn, onProgress: span(tools.tell, SEEN, 1) },
    row: (y, from, to) => {
      for (let x = 0; x < width; x++) light[x] = lightness(from, x * channels) / 100;
      a.row(y, light, as);
      b.row(y, light, bs);
      to.set(from);
      for (let x = 0; x < width; x++) {
        writeLab(100 * light[x], saturation * as[x], saturation * bs[x], to, x * channels);
      }
    },
  });
  return { coloured: true, networks: [colour.id] };
}
