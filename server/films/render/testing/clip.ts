/** Frames of a film as grey pictures, for measuring. */
import { startFfmpeg } from '../../ffmpeg/run';
import type { Clip } from './motion';

/** Decodes `count` frames from a second on. */
export async function greyFrames(
  film: string,
  { width, height, from, count }: { width: number; height: number; from: number; count: number },
): Promise<Clip> {
  const { process: child, ended } = startFfmpeg([
    ...['-v', 'error', '-ss', String(from), '-i', film, '-frames:v', String(count)],
    ...['-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
  ]);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await ended;
  const bytes = Buffer.concat(chunks);
  const size = width * height;
  const frames = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return { width, height, frames };
}
