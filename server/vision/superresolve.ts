/** Pure super-resolution of a picture at once, without the queue of tasks (003-49). */
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { findModel, listModels, type Model } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { Crew } from '@/server/inference/threads/crew';
import { decodeFailure } from '@/server/media/pixels/damage';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { SEEN_PIXELS, SUPERRESOLVE_SIDE } from './constants';
import type { Size, SuperresolveQuestion } from './shapes';
import { writePicture } from './write-picture';

/**
 * Multiply-accumulates that somebody who waits can be asked to wait for: about 0.4 s on two cores. Beyond, a smaller
 * network of the house takes over (0.3 to 0.5 dB less, a quarter of the work).
 */
const PATIENT_MACS = 45e9;

/** The network for a picture of so many px. Throws `Refusal` modelMissing. */
function networkFor(scale: SuperresolveQuestion['scale'], pixels: number): Model {
  const { model } = findModel({ task: 'superresolve', style: 'photo', scale, level: -1 });
  if (pixels * model.macsPerInputPixel <= PATIENT_MACS) return model;
  const peers = listModels().filter((one) => one.task === 'superresolve' && one.scale === scale);
  return peers.reduce((a, b) => (b.macsPerInputPixel < a.macsPerInputPixel ? b : a), model);
}

/** Decodes a picture upright into a `.v` raster whose longer side is at most `SUPERRESOLVE_SIDE` px. */
async function decode(source: string, target: string): Promise<Size> {
  await probePicture(source, { limitPixels: SEEN_PIXELS });
  try {
    const { width, height } = await sharp(source, { failOn: 'truncated', limitInputPixels: SEEN_PIXELS })
      .autoOrient()
      .resize(SUPERRESOLVE_SIDE, SUPERRESOLVE_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .toFile(target);
    return { width, height };
  } catch (error) {
    throw decodeFailure(error);
  }
}

/**
 * Enlarges a picture (reduced to 2160 px first) 2, 3 or 4 times by the house's luma networks. Throws `Refusal`
 * modelMissing or what `probePicture` refuses.
 */
export async function superresolve(
  { source, target, scale }: SuperresolveQuestion,
  { signal, onProgress }: AnswerTools,
): Promise<Size> {
  const folder = await mkdtemp(dataPath('temporary', 'superresolve-'));
  // Now, so that its threads start while the picture is decoded.
  const crew = new Crew();
  try {
    const decoded = path.join(folder, 'source.v');
    const { width, height } = await decode(source, decoded);
    const passes = [networkFor(scale, width * height)];
    let done = 0;
    const onTile = (_: number, pixels: number) => onProgress((done += pixels) / (width * height));
    const raster = await crew.enlarge({ decoded, folder, passes }, { signal, onTile });
    signal.throwIfAborted();
    // The networks restore brightness; colour in halves is still all that the original had.
    await writePicture(sharp(raster, { limitInputPixels: false }), target, '4:2:0');
    return { width: width * scale, height: height * scale };
  } finally {
    crew.release();
    await rm(folder, { recursive: true, force: true });
  }
}
