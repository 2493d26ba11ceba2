/** The sound of a film: composed for it, or brought along; as long as the film, at one loudness. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '@/server/media/digest';
import { newId } from '@/server/platform/ids';
import { compose } from './compose';
import { normaliseLoudness } from './loudness';
import { ownMusic } from './own-file';
import { perform } from './perform';
import type { MusicStyle } from './style';

/** The film that the sound is for; times in beats of the style's tempo. */
export interface Occasion {
  style: MusicStyle;
  beats: number;
  opening: number;
  ending: number;
  cuts: readonly number[];
  /** Length of the film in seconds. */
  seconds: number;
}

export type Music =
  { kind: 'composed'; seed?: number | undefined } | { kind: 'file'; file: string } | { kind: 'none' };

/** Counts up when the same commission is to sound otherwise. */
const VERSION = 2;

const keyOf = (inputs: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, inputs]))
    .digest('hex')
    .slice(0, 32);

async function composed(
  occasion: Occasion,
  seed: number,
  workDir: string,
  target: string,
  signal?: AbortSignal,
) {
  const raw = path.join(workDir, `${newId()}.wav`);
  try {
    await perform(compose({ ...occasion, seed }), occasion.style, { seed, target: raw, signal });
    await normaliseLoudness({ input: ['-f', 'wav', '-i', raw], filters: '' }, target, signal);
  } finally {
    await rm(raw, { force: true });
  }
}

/** A seed for who gave none: the same film gets the same music. */
const ownSeed = (occasion: Occasion) => parseInt(keyOf(occasion).slice(0, 8), 16);

/**
 * Makes the sound and answers its file, a WAV in `workDir`; null for a silent film. What lies there for the same film
 * is used again. Throws `Refusal` notAudio, musicTooLarge, ffmpegMissing.
 */
export async function soundtrack(
  music: Music,
  occasion: Occasion,
  { workDir, signal }: { workDir: string; signal?: AbortSignal | undefined },
): Promise<string | null> {
  if (music.kind === 'none') return null;
  const folder = path.join(workDir, 'music');
  await mkdir(folder, { recursive: true });
  const seed = music.kind === 'composed' ? (music.seed ?? ownSeed(occasion)) : 0;
  const inputs =
    music.kind === 'file' ? [await hashFile(music.file, 'sha256'), occasion.seconds] : [occasion, seed];
  const target = path.join(folder, `${keyOf(inputs)}.wav`);
  if (existsSync(target)) return target;
  const temporary = `${target}.${newId()}.part`;
  try {
    if (music.kind === 'composed') await composed(occasion, seed, folder, temporary, signal);
    else await normaliseLoudness(await ownMusic(music.file, occasion.seconds, signal), temporary, signal);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return target;
}
