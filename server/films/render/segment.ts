/** One segment: drawn, encoded, and moved into its place when it is whole. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@/server/platform/ids';
import { encodeFrames } from '../ffmpeg/encode';
import { pictureFile } from './direct';
import { segmentPainter, type LoadedShot } from './draw';
import { loadPrepared } from './pictures/prepared';
import type { Segment, SegmentRecipe, Shot } from './script';
import { TEMPLATES } from './templates';
import { cardWords } from './words/card/card';
import { pictureWords } from './words/picture/picture';

export interface SegmentOptions {
  workDir: string;
  signal?: AbortSignal | undefined;
  /** Hears of every frame that was handed to the encoder. */
  onFrame?: ((frame: number) => void) | undefined;
}

export const segmentFile = (workDir: string, { key }: Segment) =>
  path.join(workDir, 'segments', `${key}.mp4`);

/** Whether the segment lies ready in the folder. */
export const hasSegment = (workDir: string, segment: Segment) => existsSync(segmentFile(workDir, segment));

async function load(shot: Shot, recipe: SegmentRecipe, workDir: string): Promise<LoadedShot> {
  const { format } = recipe;
  const picture = await loadPrepared(shot.prepared, pictureFile(workDir, shot.prepared), format);
  if (!shot.words) return { shot, picture, words: [] };
  const page = { frame: format, template: TEMPLATES[recipe.template] };
  const { words, span } = shot.words;
  const drawn = words.kind === 'picture' ? pictureWords(page, words, span) : cardWords(page, words, span);
  return { shot, picture, words: await drawn };
}

/**
 * Renders a segment unless it lies there already; its file appears only when it is complete. Aborting `signal` ends
 * the encoder at once and leaves nothing behind. Throws `Refusal` diskFull, ffmpegMissing.
 */
export async function renderSegment(
  segment: Segment,
  { workDir, signal, onFrame }: SegmentOptions,
): Promise<void> {
  const target = segmentFile(workDir, segment);
  if (existsSync(target)) return;
  signal?.throwIfAborted();
  await mkdir(path.dirname(target), { recursive: true });
  const { recipe } = segment;
  const shot = await load(recipe.shot, recipe, workDir);
  const next = recipe.next ? await load(recipe.next.shot, recipe, workDir) : null;
  const paint = segmentPainter(recipe, shot, next);
  const temporary = `${target}.${newId()}.part`;
  try {
    await encodeFrames({
      ...{ format: recipe.format, frames: recipe.frames, target: temporary, signal },
      paint: (index) => {
        onFrame?.(index + 1);
        return paint(index).bytes;
      },
    });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
