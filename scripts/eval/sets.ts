/** The pictures that figures are measured on; they are never committed and never trained on. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Model } from '@/server/inference/manifest';
import { resample } from '@/server/media/pixels/resample';
import { sharp } from '@/server/media/pixels/sharp';
import type { Picture } from './plane';

/** A set: its folder, how its file names begin, and the name that the training recipe knows it by. */
interface PictureSet {
  root: 'DATA' | 'ART';
  folder: string;
  prefix: string;
  recipe: string;
}

const SETS = {
  Set5: { root: 'DATA', folder: 'sr/eval-set5-set14', prefix: 'set5_', recipe: 'set5' },
  Set14: { root: 'DATA', folder: 'sr/eval-set5-set14', prefix: 'set14_', recipe: 'set14' },
  Kodak: { root: 'DATA', folder: 'sr/eval-kodak24', prefix: 'kodim', recipe: 'kodak12' },
  'Art sheets': { root: 'ART', folder: 'held-sheets', prefix: '', recipe: 'art-sheets-held' },
  'Art paintings': { root: 'ART', folder: 'held-paintings', prefix: '', recipe: 'art-paintings-held' },
} as const satisfies Record<string, PictureSet>;

export type SetName = keyof typeof SETS;

/** Sets by the style whose networks are measured on them. */
export const SETS_OF = {
  photo: ['Set5', 'Set14', 'Kodak'],
  art: ['Art sheets', 'Art paintings'],
} as const satisfies Record<string, readonly SetName[]>;

/** `DATA`, or the folder beside the repository, and `ART`, where models/training/art.py put its pictures. */
const ROOTS = {
  DATA: () => path.resolve(process.env.DATA ?? path.join('..', 'shared', 'data')),
  ART: () => path.resolve(process.env.ART ?? '/tmp/gy-art'),
};

/** The folder that holds the evaluation pictures and the peers' weights. */
export const dataFolder = (): string => ROOTS.DATA();

const folderOf = (name: SetName) => path.join(ROOTS[SETS[name].root](), SETS[name].folder);

/** Files of a set, in order; none when the set is not there. */
function filesOf(name: SetName): string[] {
  const folder = folderOf(name);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((entry) => entry.startsWith(SETS[name].prefix));
  return names.sort().map((entry) => path.join(folder, entry));
}

/** The sets of a style that are present; what is missing is said through `warn`. */
export function presentSets(style: keyof typeof SETS_OF, warn: (line: string) => void): SetName[] {
  const names: readonly SetName[] = SETS_OF[style];
  return names.filter((name) => {
    const present = filesOf(name).length > 0;
    if (!present) warn(`${name}: no pictures in ${folderOf(name)} (set ${SETS[name].root}): skipped`);
    return present;
  });
}

/** Throws when a network was trained on one of the sets: its figure would mean nothing. */
export function refuseTrainedOn(names: readonly SetName[], models: readonly Model[]): void {
  for (const { id, trainedOn } of models) {
    const titles = trainedOn.map((title) => title.toLowerCase());
    const seen = names.find((name) =>
      titles.some((title) => title.startsWith(name.toLowerCase()) || title.startsWith(SETS[name].recipe)),
    );
    if (seen) throw new Error(`${id} was trained on ${seen}: it cannot be scored on it`);
  }
}

/** Bytes of resampled floats, rounded half up as MATLAB does. */
export function toBytes(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Math.min(255, Math.max(0, Math.floor((samples[i] ?? 0) + 0.5)));
  return bytes;
}

export interface Pair {
  low: Picture;
  high: Picture;
}

async function pair(file: string, scale: number): Promise<Pair> {
  const source = sharp(file);
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
  return { low: { data: low, ...small }, high: { data: bytes, width, height } };
}

/** Each picture of a set, cropped to a multiple of `scale`, with its MATLAB-bicubic reduction. */
export const pairs = (name: SetName, scale: number): Promise<Pair[]> =>
  Promise.all(filesOf(name).map((file) => pair(file, scale)));
