/** The files behind the manifest: a network runs only if its bytes are the ones that were published. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { multipliesBytesFast } from './cpu';

export interface ModelFile {
  /** The network's id, with what sort of file it is where there are two. */
  id: string;
  path: string;
  sha256: string;
}

export interface FilesOfModel extends ModelFile {
  int8?: Omit<ModelFile, 'id'> | undefined;
}

/** Every file of a network. */
export function filesOf({ id, path, sha256, int8 }: FilesOfModel): ModelFile[] {
  return [{ id, path, sha256 }, ...(int8 ? [{ ...int8, id: `${id} (int8)` }] : [])];
}

/** The file of a network that this machine runs fastest: 8 bits where there are such weights and it pays. */
export function fileToRun(model: FilesOfModel): ModelFile {
  const [full = model, int8] = filesOf(model);
  return int8 && multipliesBytesFast() ? int8 : full;
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const mismatch = (file: ModelFile) =>
  `${file.id}: ${file.path} is not the published file (its SHA-256 differs from the manifest's)`;

/** The bytes of a network's file. Throws when they are missing or their hash differs from the manifest's. */
export function readModelFile(file: ModelFile): Buffer {
  const bytes = readFileSync(file.path);
  if (digest(bytes) !== file.sha256) throw new Error(mismatch(file));
  return bytes;
}

/** Files found good, by path: `mtime:size:sha256`. Health checks run often, files hardly ever change. */
const known = new Map<string, string>();

/** One line saying what is wrong with a network's file, or nothing. Reads the file only when it changed. */
export function fileProblem(file: ModelFile): string | undefined {
  try {
    const { mtimeMs, size } = statSync(file.path);
    const stamp = `${mtimeMs}:${size}:${file.sha256}`;
    if (known.get(file.path) === stamp) return undefined;
    if (digest(readFileSync(file.path)) !== file.sha256) return mismatch(file);
    known.set(file.path, stamp);
    return undefined;
  } catch {
    return `${file.id}: ${file.path} is missing or unreadable`;
  }
}
