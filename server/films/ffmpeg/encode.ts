/** Raw frames through a pipe into H.264. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { FilmFormat } from '../render/formats';
import { startFfmpeg } from './run';

/** Constant quality of x264 (lower is better): no visible blocks in gradients and mist at 720p. */
const QUALITY = 20;
/** Seconds between places where a player can start. */
const KEYFRAMES = 2;
/** Fixed, since the number of threads changes x264's bytes. */
const THREADS = 2;

/** Equal settings in all segments, so that they can be joined without encoding again; no dates or versions inside. */
export function videoArguments({ fps }: FilmFormat): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(QUALITY), '-threads', String(THREADS)],
    ...['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-g', String(KEYFRAMES * fps), '-flags', '+cgop'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...[
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
      '-map_metadata',
      '-1',
      '-video_track_timescale',
      String(fps * 512),
    ],
  ];
}

export interface EncodeOptions {
  format: FilmFormat;
  frames: number;
  /** A path for an MP4, whatever its name ends in. */
  target: string;
  /** The bytes of a frame; they may be overwritten by the next call. */
  paint: (index: number) => Uint8Array;
  signal?: AbortSignal | undefined;
}

/** Encodes `frames` frames without sound. On failure or abort the target is incomplete and the caller removes it. */
export async function encodeFrames({ format, frames, target, paint, signal }: EncodeOptions): Promise<void> {
  const { width, height, fps } = format;
  const { process: child, ended } = startFfmpeg(
    [
      ...[
        '-v',
        'error',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'yuv420p',
        '-s',
        `${width}x${height}`,
        '-r',
        String(fps),
      ],
      ...['-color_range', 'tv', '-colorspace', 'bt709', '-i', 'pipe:0', '-an'],
      ...[...videoArguments(format), '-f', 'mp4', target],
    ],
    signal,
  );
  let over = false;
  const finished = ended.finally(() => (over = true));
  finished.catch(() => undefined);
  // Two buffers: one is on its way while the next frame is drawn.
  const buffers = [Buffer.alloc((width * height * 3) / 2), Buffer.alloc((width * height * 3) / 2)];
  const written: Promise<void>[] = [Promise.resolve(), Promise.resolve()];
  for (let index = 0; index < frames && !over; index++) {
    const slot = index % 2;
    // An encoder that ended early never takes the bytes.
    await Promise.race([written[slot], finished]);
    // Timers and signals of the process must be heard between frames.
    await breathe();
    if (signal?.aborted || over) break;
    buffers[slot].set(paint(index));
    written[slot] = new Promise((resolve) => child.stdin.write(buffers[slot], () => resolve()));
  }
  child.stdin.end();
  await finished;
}
