/** Segments and music into the film, without encoding pictures again; cover and poster. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@/server/platform/ids';
import { runFfmpeg } from '../ffmpeg/run';
import { segmentFile } from './segment';
import type { Segment } from './script';

/** Quoted for ffmpeg's concat list. */
const quoted = (file: string) => `'${file.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;

export interface JoinOptions {
  segments: readonly Segment[];
  workDir: string;
  /** A sound file as long as the film, or null for a silent one. */
  sound: string | null;
  /** Appears when it is complete. */
  target: string;
  signal?: AbortSignal | undefined;
}

/** Joins segments in order: H.264 as they are, AAC 160 kbit/s, index at the front for playing while loading. */
export async function joinSegments({ segments, workDir, sound, target, signal }: JoinOptions): Promise<void> {
  const id = newId();
  const list = path.join(workDir, `${id}.txt`);
  const temporary = `${target}.${id}.part`;
  const lines = segments.map((segment) => `file ${quoted(path.resolve(segmentFile(workDir, segment)))}\n`);
  await writeFile(list, `ffconcat version 1.0\n${lines.join('')}`);
  const audio = sound ? ['-map', '1:a:0', '-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2'] : [];
  try {
    await runFfmpeg(
      [
        ...['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, ...(sound ? ['-i', sound] : [])],
        ...['-map', '0:v:0', '-c:v', 'copy', ...audio, '-map_metadata', '-1', '-fflags', '+bitexact'],
        ...['-movflags', '+faststart', '-f', 'mp4', temporary],
      ],
      signal,
    );
    await rename(temporary, target);
  } finally {
    await rm(list, { force: true });
    await rm(temporary, { force: true });
  }
}

/** Takes one frame of a film as a JPEG. */
export async function stillOf(
  film: string,
  seconds: number,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const temporary = `${target}.${newId()}.part`;
  try {
    await runFfmpeg(
      [
        '-v',
        'error',
        '-ss',
        seconds.toFixed(3),
        '-i',
        film,
        '-frames:v',
        '1',
        '-q:v',
        '2',
        '-f',
        'mjpeg',
        temporary,
      ],
      signal,
    );
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
