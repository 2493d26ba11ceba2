/** Drawing the frames of a segment. */
import type { FilmFormat } from './formats';
import { fill, planes, type Planes } from './frames/planes';
import { drawParticles } from './frames/particles';
import { drawWindow } from './frames/resample';
import { fadeColour, mixFrames } from './frames/transitions';
import type { LoadedPicture } from './pictures/prepared';
import type { SegmentRecipe, Shot } from './script';
import { viewAt } from './camera/camera';
import { TEMPLATES } from './templates';
import { drawWords, type TimedOverlay } from './words/timed';

/** A shot with everything in memory that its frames are drawn from. */
export interface LoadedShot {
  shot: Shot;
  picture: LoadedPicture;
  words: readonly TimedOverlay[];
}

function drawShot({ shot, picture, words }: LoadedShot, at: number, frame: Planes): void {
  if (picture.surroundings) frame.bytes.set(picture.surroundings.bytes);
  const t = shot.frames > 1 ? at / (shot.frames - 1) : 0;
  drawWindow(picture.picture, viewAt(picture.move, t), frame, picture.window);
  drawWords(words, at, frame);
}

const smooth = (t: number) => t * t * (3 - 2 * t);

/** Draws frame `index` of a segment; the same index gives the same bytes. The frame is overwritten by the next call. */
export function segmentPainter(
  recipe: SegmentRecipe,
  shot: LoadedShot,
  next: LoadedShot | null,
): (index: number) => Planes {
  const template = TEMPLATES[recipe.template];
  const [first, second, mixed] = [blank(recipe.format), blank(recipe.format), blank(recipe.format)];
  return (index) => {
    drawShot(shot, recipe.offset + index, first);
    let frame = first;
    if (recipe.next && next && index >= recipe.next.at) {
      const way = index - recipe.next.at;
      drawShot(next, way, second);
      const t = (way + 1) / (recipe.frames - recipe.next.at + 1);
      mixFrames(recipe.next.transition, first, second, t, mixed);
      frame = mixed;
    }
    if (template.particles && recipe.start !== null) {
      drawParticles(template.particles, (recipe.start + index) / recipe.format.fps, frame);
    }
    const out = recipe.frames - 1 - index;
    if (index < recipe.fadeIn) fadeColour(frame, smooth(index / recipe.fadeIn), template.fade);
    if (out < recipe.fadeOut) fadeColour(frame, smooth(out / recipe.fadeOut), template.fade);
    return frame;
  };
}

function blank(format: FilmFormat): Planes {
  const frame = planes(format);
  fill(frame, [0, 0, 0]);
  return frame;
}
