/** What a network that restores makes of a drawn picture: whether it serves its task, and by which conventions. */
import type { z } from 'zod';
import type { colourEntry, faceEntry, matteEntry, repairEntry } from '../entries';
import { mapPlanes, planesOf, tensorOf, type Planes } from './planes';
import { measureHalo } from './reach';
import { NetworkRefusal } from './refusal';
import { BYTES, CLEARLY, LEAST_PSNR, psnr, SIGNED, stretch, swapped, UNIT, unstretch } from './resemblance';
import { planesAnswered, type AddedTask, type RestorerSignature } from './restorer-signature';
import { testPicture } from './test-picture';
import { testPortrait } from './test-portrait';
import type { Trial } from './trial';

/** What the operator says of a network's colours; the usual ones of its task where nothing is said. */
export interface SaidLevels {
  mean?: number[] | undefined;
  std?: number[] | undefined;
}
export interface Asked extends SaidLevels {
  signature: RestorerSignature;
  /** px of the square that it is asked about. */
  side: number;
}

/** The fields of a manifest entry that a trial finds. */
export type FoundConventions =
  | Pick<z.input<typeof faceEntry>, 'task' | 'size' | 'mean' | 'std'>
  | Pick<z.input<typeof matteEntry>, 'task' | 'side' | 'square' | 'multiple' | 'mean' | 'std' | 'answers'>
  | Pick<
      z.input<typeof colourEntry>,
      'task' | 'side' | 'square' | 'multiple' | 'mean' | 'std' | 'sees' | 'unit'
    >
  | Pick<z.input<typeof repairEntry>, 'task' | 'multiple' | 'halo'>;

/** Of the pictures that most networks have learned from (ImageNet). */
const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
/** dB: a face that was drawn anew is the old one in colour and place, but far from it in detail. */
const LEAST_LIKENESS = 10;
/** dB by which a face is more like the drawn one with red and blue exchanged, when a network exchanges them. */
const COLOURS_APART = 3;
/** Free sizes are asked for as multiples of so many px: what nearly every network with halvings can do. */
const USUAL_MULTIPLE = 32;

/** Asks about planes; what comes back is a picture of that size with the task's planes. Throws `NetworkRefusal`. */
async function ask(trial: Trial, task: AddedTask, picture: Planes): Promise<Planes> {
  const { width, height } = picture;
  const { output } = await trial.run(tensorOf(picture));
  const made = planesOf(output);
  const needed = planesAnswered(task);
  if (made?.channels !== needed || made.width !== width || made.height !== height) {
    const detail = { width, height, seen: output.dims.join('×'), needed: `1×${needed}×${height}×${width}` };
    throw new NetworkRefusal('answer', detail);
  }
  if (!made.data.every(Number.isFinite)) throw new NetworkRefusal('notFinite');
  return made;
}

function rangeOf({ data }: Planes): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of data) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return { least, most };
}

/** Throws `NetworkRefusal` flat. */
function checkVaried(planes: Planes): void {
  const { least, most } = rangeOf(planes);
  if (most - least < 1e-6) throw new NetworkRefusal('flat');
}

function normalised(planes: Planes, mean: readonly number[], std: readonly number[]): Planes {
  const size = planes.width * planes.height;
  const data = planes.data.map((value, i) => {
    const channel = Math.floor(i / size);
    return (value - (mean[channel % mean.length] ?? 0)) / (std[channel % std.length] ?? 1);
  });
  return { ...planes, data };
}

/** Ranges of faces as mean and deviation, the usual one first. */
const FACE_RANGES = [
  { range: SIGNED, mean: [0.5], std: [0.5] },
  { range: UNIT, mean: [0], std: [1] },
  { range: BYTES, mean: [0], std: [1 / 255] },
];

/** A network that draws a face anew, GFPGAN's or CodeFormer's kind. */
async function tryFace(trial: Trial, { side, mean, std }: Asked): Promise<FoundConventions> {
  const portrait = testPortrait(side);
  if (mean || std) {
    const [middle, spread] = [mean ?? [0.5], std ?? [0.5]];
    checkVaried(await ask(trial, 'face', normalised(portrait, middle, spread)));
    return { task: 'face', size: side, mean: middle, std: spread };
  }
  const tries = [];
  for (const one of FACE_RANGES) {
    const made = await ask(trial, 'face', stretch(portrait, one.range));
    checkVaried(made);
    const result = unstretch(made, one.range);
    tries.push({ ...one, likeness: psnr(result, portrait), exchanged: psnr(swapped(result), portrait) });
  }
  const best = tries.reduce((a, b) => (b.likeness > a.likeness + CLEARLY ? b : a));
  if (best.exchanged > best.likeness + COLOURS_APART) throw new NetworkRefusal('swappedColours');
  if (best.likeness < LEAST_LIKENESS)
    throw new NetworkRefusal('otherPicture', { psnr: best.likeness.toFixed(1), needed: LEAST_LIKENESS });
  return { task: 'face', size: side, mean: best.mean, std: best.std };
}

/** A network that tells what is foreground, U²-Net's kind. */
async function tryMatte(trial: Trial, { side, signature, ...said }: Asked): Promise<FoundConventions> {
  const { mean, std } = { mean: said.mean ?? IMAGENET.mean, std: said.std ?? IMAGENET.std };
  const made = await ask(trial, 'matte', normalised(testPortrait(side), mean, std));
  checkVaried(made);
  const { least, most } = rangeOf(made);
  // What has further outputs was trained on all of them, and answers in a range of its own.
  const unit = least >= 0 && most <= 1 && signature.outputs === 1;
  return { task: 'matte', ...shape(signature, side), mean, std, answers: unit ? 'unit' : 'stretch' };
}

/** Colours up to here are shares of 110, as the house's networks answer; above, they are a* and b* themselves. */
const MOST_SHARES = 1.5;
const HOUSE_UNIT = 110;

/** A network that gives colours, DDColor's kind. */
async function tryColour(trial: Trial, { side, signature, mean, std }: Asked): Promise<FoundConventions> {
  const { channels } = signature;
  const grey = testPicture(side, side, 1);
  const seen = { ...grey, channels, data: Float32Array.from({ length: channels * grey.data.length }) };
  for (let c = 0; c < channels; c++) seen.data.set(grey.data, c * grey.data.length);
  const levels = { mean: mean ?? [0], std: std ?? [1] };
  const made = await ask(trial, 'colour', normalised(seen, levels.mean, levels.std));
  checkVaried(made);
  const { least, most } = rangeOf(made);
  const unit = Math.max(-least, most) <= MOST_SHARES ? HOUSE_UNIT : 1;
  const sees = channels === 3 ? 'grey' : 'lightness';
  return { task: 'colour', ...shape(signature, side), ...levels, sees, unit };
}

const shape = (signature: RestorerSignature, side: number) =>
  signature.side === undefined
    ? { side, square: false, multiple: USUAL_MULTIPLE }
    : { side, square: true, multiple: 1 };

/** The smallest of these whose multiples a network takes as sides. Throws what it says to the last. */
async function multipleOf(trial: Trial): Promise<{ multiple: number; picture: Planes; made: Planes }> {
  for (const multiple of [1, 2, 4, 8, 16, USUAL_MULTIPLE]) {
    const up = (length: number) => (Math.floor(length / multiple) + 1) * multiple;
    const picture = testPicture(up(64), up(48), 3);
    try {
      return { multiple, picture, made: await ask(trial, 'repair', picture) };
    } catch (error) {
      const worthOthers = error instanceof NetworkRefusal && ['answer', 'sizeFails'].includes(error.reason);
      if (!worthOthers || multiple === USUAL_MULTIPLE) throw error;
    }
  }
  throw new Error('a loop has ended without an answer');
}

/** A network that gives a picture of the same size without its faults. */
async function tryRepair(trial: Trial): Promise<FoundConventions> {
  const { multiple, picture, made } = await multipleOf(trial);
  const likeness = psnr(
    mapPlanes(made, (value) => Math.min(1, Math.max(0, value))),
    picture,
  );
  if (likeness < LEAST_PSNR) {
    if (psnr(swapped(made), picture) >= LEAST_PSNR) throw new NetworkRefusal('swappedColours');
    throw new NetworkRefusal('otherPicture', { psnr: likeness.toFixed(1), needed: LEAST_PSNR });
  }
  const { halo } = await measureHalo(trial, 3, { scale: 1, inputWhite: 1, outputWhite: 1, multiple });
  return { task: 'repair', multiple, halo: Math.ceil(halo / multiple) * multiple };
}

const TRIALS: Readonly<Record<AddedTask, (trial: Trial, asked: Asked) => Promise<FoundConventions>>> = {
  face: tryFace,
  matte: tryMatte,
  colour: tryColour,
  repair: (trial) => tryRepair(trial),
};

/** Asks a network about a drawn picture. Throws `NetworkRefusal` when its answer does not serve the task. */
export const tryTask = (task: AddedTask, trial: Trial, asked: Asked): Promise<FoundConventions> =>
  TRIALS[task](trial, asked);
