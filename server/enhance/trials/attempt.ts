/** One candidate of a trial: the very enlargement of a task, on a piece, with its pace. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { upscalePicture, type UpscaleJob } from '@/server/inference/upscale';
import { crumbOf, writeSamples, writeSquare, type Square } from './square';

interface Timing {
  pixels: number;
  ms: number;
}

/**
 * Milliseconds for each px of a large picture: the difference of two sizes leaves out what every enlargement
 * costs, however small. A small square on a busy machine may show hardly any difference; hence the floor.
 */
export function paceOf(small: Timing, large: Timing): number {
  const whole = large.ms / large.pixels;
  if (large.pixels <= small.pixels) return whole;
  return Math.max(whole / 2, (large.ms - small.ms) / (large.pixels - small.pixels));
}

export interface Attempt {
  square: Square;
  /** Where the enlarged square goes, as PNG. */
  target: string;
  job: Pick<UpscaleJob, 'scale' | 'style' | 'noise' | 'network'>;
  workDir: string;
  signal: AbortSignal;
}

/** Throws what `upscalePicture` throws. */
export async function tryNetwork({
  square,
  target,
  job,
  workDir,
  signal,
}: Attempt): Promise<{ modelId: string; msPerPixel: number }> {
  const { samples, inner } = square;
  const crumb = crumbOf(samples);
  const [source, crumbSource] = [path.join(workDir, 'square.png'), path.join(workDir, 'crumb.png')];
  const master = path.join(workDir, 'enlarged.tif');
  await writeSamples(samples, source);
  await writeSamples(crumb, crumbSource);

  const enlarge = async (from: string, { width, height }: { width: number; height: number }) => {
    const startedAt = performance.now();
    const { modelId } = await upscalePicture({ ...job, source: from, master, workDir, signal });
    return { modelId, pixels: width * height, ms: performance.now() - startedAt };
  };
  try {
    // The first time makes the network's session, which a large picture would not notice.
    await enlarge(crumbSource, crumb);
    const small = await enlarge(crumbSource, crumb);
    const large = await enlarge(source, samples);
    await writeSquare(master, inner, job.scale, target);
    return { modelId: large.modelId, msPerPixel: paceOf(small, large) };
  } finally {
    await rm(master, { force: true });
  }
}
