/** From a plan to a script: looks at the pictures, leaves out what is broken, places, prepares and times the rest. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@/server/platform/errors';
import { moveOver } from './camera/camera';
import { placePicture, type Placing } from './camera/placing';
import type { FilmFormat } from './formats';
import { factsOf, type LeftOut, type PictureFacts } from './pictures/facts';
import { prepareCard, preparePicture, preparedFile } from './pictures/prepare';
import type { PreparedPicture } from './pictures/prepared';
import type { FilmPicture, FilmPlan, Motion } from './plan';
import { writeScript, type Segment, type Shot } from './script';
import { TEMPLATES } from './templates';
import { layTimeline, type Slot, type Timeline } from './timeline';
import type { WordsSpec } from './words/spec';

export interface Script {
  segments: Segment[];
  timeline: Timeline;
  /** Pictures in the film, by position in the plan. */
  used: number[];
  leftOut: LeftOut[];
}

export interface DirectOptions {
  /** Where prepared pictures and segments are kept; the same folder resumes. */
  workDir: string;
  format: FilmFormat;
  signal?: AbortSignal | undefined;
  /** Hears how many pictures of all have been prepared. */
  onPicture?: ((done: number, all: number) => void) | undefined;
}

interface Casting {
  facts: PictureFacts;
  picture: FilmPicture;
  placing: Placing;
  /** Views that lie beside each other in the picture, beyond the first. */
  beyond: number;
}

/** Motions that do not pass over the picture. */
const STAYS: ReadonlySet<Motion> = new Set(['in', 'out', 'still']);

function cast(plan: FilmPlan, facts: PictureFacts, format: FilmFormat): Casting {
  const picture = plan.pictures[facts.index];
  const placing = placePicture(facts, format, TEMPLATES[plan.template], picture.salient);
  const { view } = placing;
  const beyond = STAYS.has(picture.motion)
    ? 0
    : Math.max(facts.width / view.width, facts.height / view.height) - 1;
  return { facts, picture, placing, beyond };
}

async function examine(plan: FilmPlan, signal?: AbortSignal) {
  const facts: PictureFacts[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, { file }] of plan.pictures.entries()) {
    signal?.throwIfAborted();
    const found = await factsOf(file, index);
    if ('code' in found) leftOut.push(found);
    else facts.push(found);
  }
  return { facts, leftOut };
}

/** Words come after the way in and go before the way out. */
function wordsSpan({ enter, leave, from, until }: Slot, fps: number) {
  const frames = until - from;
  const start = Math.round(enter * 0.6 + 0.15 * fps);
  return { from: start, until: Math.max(start + 2, frames - Math.round(leave * 0.7)) };
}

function wordsOf(plan: FilmPlan, slot: Slot, casting: Casting | null, fps: number): WordsSpec | null {
  const span = wordsSpan(slot, fps);
  if (!casting) {
    const { title, subtitle, journey, author } = plan;
    const last = slot.kind === 'ending' ? { ...span, until: slot.until - slot.from } : span;
    return {
      span: last,
      words: { kind: slot.kind === 'ending' ? 'ending' : 'title', title, subtitle, journey, author },
    };
  }
  const { verse, caption } = casting.picture;
  if (verse.trim() === '' && caption.trim() === '') return null;
  return { span, words: { kind: 'picture', verse, caption, window: casting.placing.window } };
}

/** A header that could be read is no promise: decoding tells. A picture that fails is left out, and all begins anew. */
class Unusable extends Error {
  constructor(readonly leftOut: LeftOut) {
    super('a picture cannot be decoded');
  }
}

async function shoot(
  plan: FilmPlan,
  castings: Casting[],
  { workDir, format, signal, onPicture }: DirectOptions,
) {
  const template = TEMPLATES[plan.template];
  const paces = castings.map(({ picture, beyond }) => ({ verse: picture.verse, beyond }));
  const timeline = layTimeline(plan, template, paces, format.fps);
  const room = { folder: path.join(workDir, 'pictures'), frame: format, template };
  const shots: Shot[] = [];
  let turn = 0;
  for (const slot of timeline.slots) {
    signal?.throwIfAborted();
    const frames = slot.until - slot.from;
    const seconds = frames / format.fps;
    const casting = slot.kind === 'picture' ? castings[turn] : null;
    let prepared: PreparedPicture;
    if (casting) {
      const { facts, picture, placing } = casting;
      const turns = template.motion.turns;
      const move = moveOver({
        ...{ placing, picture: facts, salient: picture.salient, motion: picture.motion },
        ...{ turn: turns[turn % turns.length], seconds, pace: template.motion.pace },
      });
      turn += 1;
      prepared = await preparePicture(room, facts, placing, move).catch((error: unknown) => {
        if (error instanceof Refusal) throw new Unusable({ index: facts.index, code: error.code });
        throw error;
      });
      onPicture?.(turn, castings.length);
    } else {
      const near = castings[slot.kind === 'ending' ? castings.length - 1 : 0];
      prepared = await prepareCard(room, near.facts, slot.kind === 'ending' ? 'out' : 'in', seconds).catch(
        (error: unknown) => {
          if (error instanceof Refusal) throw new Unusable({ index: near.facts.index, code: error.code });
          throw error;
        },
      );
    }
    shots.push({ prepared, words: wordsOf(plan, slot, casting, format.fps), frames });
  }
  return { timeline, segments: writeScript({ timeline, shots, format, name: plan.template, template }) };
}

/**
 * Prepares a film. Broken and missing pictures are left out and told. Throws `Refusal` noUsablePicture when nothing
 * remains.
 */
export async function directFilm(plan: FilmPlan, options: DirectOptions): Promise<Script> {
  await mkdir(path.join(options.workDir, 'pictures'), { recursive: true });
  const { facts, leftOut } = await examine(plan, options.signal);
  let castings = facts.map((found) => cast(plan, found, options.format));
  for (;;) {
    if (castings.length === 0) {
      throw new Refusal('invalid', 'noUsablePicture', { reason: leftOut[0]?.code ?? 'notAPicture' });
    }
    try {
      const shot = await shoot(plan, castings, options);
      leftOut.sort((a, b) => a.index - b.index);
      return { ...shot, used: castings.map((casting) => casting.facts.index), leftOut };
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      leftOut.push(error.leftOut);
      castings = castings.filter((casting) => casting.facts.index !== error.leftOut.index);
    }
  }
}

/** Where a prepared picture lies. */
export const pictureFile = (workDir: string, { key }: PreparedPicture) =>
  preparedFile(path.join(workDir, 'pictures'), key);
