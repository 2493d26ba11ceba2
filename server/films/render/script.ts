/** The shooting script: every segment as a recipe that holds all it depends on, so that its hash is its name. */
import { createHash } from 'node:crypto';
import type { FilmFormat } from './formats';
import type { Transition } from './frames/transitions';
import type { PreparedPicture } from './pictures/prepared';
import { TEMPLATES } from './templates';
import type { TemplateName } from './templates/names';
import type { Template } from './templates/template';
import type { Slot, Timeline } from './timeline';
import type { WordsSpec } from './words/spec';

export interface Shot {
  prepared: PreparedPicture;
  words: WordsSpec | null;
  /** Frames in which it can be seen. */
  frames: number;
}

/** A stretch of the film that is drawn and encoded by itself: one shot up to the end of the way into the next. */
export interface SegmentRecipe {
  template: TemplateName;
  format: FilmFormat;
  /** Of this segment, in frames. */
  frames: number;
  shot: Shot;
  /** The shot's frame with which the segment begins. */
  offset: number;
  /** The next shot, and the way into it, which begins with this frame of the segment and ends with the segment. */
  next: { shot: Shot; transition: Transition; at: number } | null;
  /** Frames of the fade from and into the template's colour at the ends of the film. */
  fadeIn: number;
  fadeOut: number;
  /** The film's frame with which the segment begins, where particles drift through the film; else null. */
  start: number | null;
}

export interface Segment {
  /** Hash of the recipe: equal recipes are the same bytes. */
  key: string;
  recipe: SegmentRecipe;
}

/** Counts up when the same recipe is to give another picture. */
const VERSION = 2;
/** Seconds of the fade at either end of the film. */
const END_FADE = 0.9;

export const keyOfRecipe = (recipe: SegmentRecipe): string =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, recipe, TEMPLATES[recipe.template]]))
    .digest('hex')
    .slice(0, 32);

/** Ways between pictures take turns; the way into the ending is always a fade. */
export function transitionInto(slots: readonly Slot[], index: number, template: Template): Transition {
  const slot = slots[index];
  const pictures = slots.slice(0, index).filter(({ kind }) => kind === 'picture').length;
  if (slot.kind === 'ending') return { kind: 'fade' };
  const { transitions } = template;
  return transitions[(pictures + (slots[0].kind === 'title' ? 0 : -1)) % transitions.length];
}

/** Divides the film into segments, one for each shot. `shots` stand in the order of the slots. */
export function writeScript({
  timeline,
  shots,
  format,
  name,
  template,
}: {
  timeline: Timeline;
  shots: readonly Shot[];
  format: FilmFormat;
  name: TemplateName;
  template: Template;
}): Segment[] {
  const { slots } = timeline;
  const fade = Math.round(END_FADE * format.fps);
  return slots.map((slot, i) => {
    const last = i === slots.length - 1;
    const start = slot.from + slot.enter;
    const end = slot.until;
    const following = shots[i + 1];
    const recipe: SegmentRecipe = {
      ...{ template: name, format, frames: end - start, shot: shots[i], offset: slot.enter },
      next: last
        ? null
        : {
            shot: following,
            transition: transitionInto(slots, i + 1, template),
            at: end - start - slot.leave,
          },
      fadeIn: i === 0 ? fade : 0,
      fadeOut: last ? fade : 0,
      start: template.particles ? start : null,
    };
    return { key: keyOfRecipe(recipe), recipe };
  });
}
