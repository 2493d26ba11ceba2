/** Haze and veils: the whole picture at once tells how much of each place is veil, and of which colour. */
import type { Raster } from '@/server/media/pixels/raster';
import type { Restoration } from '../operations';
import type { StepFacts } from './facts';
import type { NetworksOf } from './networks';
import { restorerOf } from './pixels/frames';
import { Guide, Refined } from './pixels/guided';
import { chance } from './pixels/chance';
import { boxMeans, Enlarged, enlargePlane, mapPlane, meanOf, type Plane } from './pixels/plane';
import { luma, lumaPlane, reduce, reduceTo, within, type Reduced } from './pixels/reduced';
import { editStrips } from './pixels/strips';
import { span, type RestoreTools } from './pixels/tools';
import { answerToPicture } from './pixels/whole';

/** px of the longer side at which edges are looked for. */
const EDGE_SIDE = 768;
/** Windows of the guided filter by that side, and how much the guide must vary for an edge. */
const WINDOW = 1 / 40;
const SMOOTHNESS = 1e-3;
/** Less of the scene than this is hardly there: what is drawn out of it is noise. */
const LEAST = 0.28;
/** Colours of a veiled scene grow with its contrast; in full they would be garish. */
const COLOURS = 0.6;
/** The air is greyer than networks think: taken at its word, skies would turn brown. */
const GREYER = 0.5;
/** Air is bright: without it a scene is darker. So much of the old brightness comes back, by at most that exponent. */
const BRIGHTNESS = 0.3;
const MOST_LIFT = 0.76;
const SEEN = 0.15;

/** What is left of the scene after taking out so much of the veil. */
const leftOf = (transmission: number, strength: number) =>
  Math.max(LEAST, 1 - strength * (1 - Math.min(1, transmission)));

/** The exponent that brings the scene's brightness back towards what it was. */
function liftFor(seen: Reduced, clear: Plane, air: readonly Plane[], strength: number): number {
  let [before, after] = [0, 0];
  const { data } = clear;
  for (let i = 0; i < data.length; i++) {
    const bright = luma(seen.bytes, 3 * i) / 255;
    const light = (air[0].data[i] + air[1].data[i] + air[2].data[i]) / 3;
    before += bright;
    after += Math.min(1, Math.max(0, (bright - light) / leftOf(data[i], strength) + light));
  }
  const [was, is] = [before / data.length, after / data.length];
  if (is <= 0.01 || is >= was) return 1;
  return Math.max(MOST_LIFT, Math.log(is + BRIGHTNESS * (was - is)) / Math.log(is));
}

/** Takes the haze of a raster away, in place: J = (I − A) ÷ t + A of its brightness, gently of its colours. */
export async function takeOutHaze(
  raster: Raster,
  { strength }: Extract<Restoration, { kind: 'defogging' }>,
  { defog }: NetworksOf['defogging'],
  tools: RestoreTools,
): Promise<StepFacts> {
  const seen = await reduce(raster, defog.side);
  const [clear, ...light] = await answerToPicture(seen, restorerOf(defog), tools);
  tools.tell(SEEN);

  const size = within(raster, EDGE_SIDE);
  const edges = await reduceTo(raster, size);
  const radius = Math.max(2, Math.round(Math.max(size.width, size.height) * WINDOW));
  const guide = new Guide(lumaPlane(edges), radius, SMOOTHNESS);
  const transmission = new Refined(guide.coefficients(enlargePlane(clear, size)), raster);
  // The light of the air changes slowly from place to place.
  const air = light.map((plane) => boxMeans(plane, Math.ceil(defog.side / 8)));
  const airs = air.map((plane) => new Enlarged(plane, raster));
  const lift = liftFor(seen, clear, air, strength);
  const levels = Float32Array.from({ length: 256 }, (_, level) => 255 * (level / 255) ** lift - level);

  const [brightness, t] = [new Float32Array(raster.width), new Float32Array(raster.width)];
  const lights = air.map(() => new Float32Array(raster.width));
  const { channels } = raster;
  editStrips({
    ...{ source: raster, target: raster, goOn: tools.goOn, onProgress: span(tools.tell, SEEN, 1) },
    row: (y, from, to) => {
      for (let x = 0; x < t.length; x++) brightness[x] = luma(from, x * channels) / 255;
      transmission.row(y, brightness, t);
      for (const [k, plane] of airs.entries()) plane.row(y, lights[k]);
      to.set(from);
      for (let x = 0, at = 0; x < t.length; x++, at += channels) {
        const left = leftOf(t[x], strength);
        if (left >= 1 && lift === 1) continue;
        const grey = (lights[0][x] + lights[1][x] + lights[2][x]) / 3;
        const own = 255 * brightness[x];
        // The steps of 8 bits are drawn apart with the contrast: what lies between them is made up.
        const bright = (own - 255 * grey) / left + 255 * grey + (1 / left - 1) * 0.5 * chance(x, y);
        const lifted = bright + levels[Math.min(255, Math.max(0, Math.round(bright)))];
        const colour = left ** -COLOURS;
        for (let k = 0; k < 3; k++) {
          const tint = (1 - GREYER) * 255 * (lights[k][x] - grey);
          to[at + k] = lifted + (from[at + k] - own - tint * (1 - left)) * colour;
        }
      }
    },
  });
  const haze = meanOf(mapPlane(clear, (value) => 1 - Math.min(1, Math.max(0, value))));
  return { hazeRemoved: haze * strength, networks: [defog.id] };
}
