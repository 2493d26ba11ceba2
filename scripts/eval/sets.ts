/** The pictures that figures are measured on; they are never committed and never trained on. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Model } from '@/server/inference/manifest';
import { resample } from '@/server/media/pixels/resample';
import { sharp } from '@/server/media/pixels/sharp';
import type { Picture } from './metrics';

/** Folder below DATA and the beginning of the file names. */
const SETS = {
  Set5: { folder: 'sr/eval-set5-set14', prefix: 'set5_' },
  Set14: { folder: 'sr/eval-set5-set14', prefix: 'set14_' },
  Kodak: { folder: 'sr/eval-kodak24', prefix: 'kodim' },
} as const;

export type SetName = keyof typeof SETS;

/** `DATA`, or the folder beside the repository, if it holds the sets. */
export function dataFolder(): string | undefined {
  const folder = path.resolve(process.env.DATA ?? path.join('..', 'shared', 'data'));
  return existsSync(path.join(folder, SETS.Set5.folder)) ? folder : undefined;
}

/** The sets' names. Throws when a network was trained on one of them: its figure would mean nothing. */
export function heldOutSets(models: readonly Model[]): SetName[] {
  const names = Object.keys(SETS) as SetName[];
  for (const { id, trainedOn } of models) {
    const seen = names.find((name) =>
      trainedOn.some((set) => set.toLowerCase().startsWith(name.toLowerCase())),
    );
    if (seen) throw new Error(`${id} was trained on ${seen}: it cannot be scored on it`);
  }
  return names;
}

/** Bytes of resampled floats, rounded half up as MATLAB does. */
export function toBytes(samples: Float32Array): Uint8Array {
  return Uint8Array.from(samples, (value) => Math.min(255, Math.max(0, Math.floor(value + 0.5))));
}

/** Each picture of a set, cropped to a multiple of `scale`, with its MATLAB-bicubic reduction. */
export async function* pairs(
  data: string,
  name: SetName,
  scale: number,
): AsyncGenerator<{ low: Picture; high: Picture }> {
  const folder = path.join(data, SETS[name].folder);
  for (const file of readdirSync(folder)
    .filter((entry) => entry.startsWith(SETS[name].prefix))
    .sort()) {
    const source = sharp(path.join(folder, file));
    const meta = await source.metadata();
    const [width, height] = [meta.width - (meta.width % scale), meta.height - (meta.height % scale)];
    const bytes = await source
      .extract({ left: 0, top: 0, width, height })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    const small = { width: width / scale, height: height / scale };
    const low = toBytes(resample({ data: bytes, width, height, channels: 3 }, small.width, small.height));
    yield { low: { data: low, ...small }, high: { data: bytes, width, height } };
  }
}
