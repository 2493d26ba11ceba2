/** The files behind the manifest: a network runs only if its bytes are the ones that were published. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

interface ModelFile {
  id: string;
  path: string;
  sha256: string;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const mismatch = (model: ModelFile) =>
  `${model.id}: ${model.path} is not the published file (its SHA-256 differs from the manifest's)`;

/** The bytes of a network's file. Throws when they are missing or their hash differs from the manifest's. */
export function readModelFile(model: ModelFile): Buffer {
  const bytes = readFileSync(model.path);
  if (sha256(bytes) !== model.sha256) throw new Error(mismatch(model));
  return bytes;
}

/** Files found good, by path: `mtime:size:sha256`. Health checks run often, files hardly ever change. */
const known = new Map<string, string>();

/** One line saying what is wrong with a network's file, or nothing. Reads the file only when it changed. */
export function fileProblem(model: ModelFile): string | undefined {
  try {
    const { mtimeMs, size } = statSync(model.path);
    const stamp = `${mtimeMs}:${size}:${model.sha256}`;
    if (known.get(model.path) === stamp) return undefined;
    if (sha256(readFileSync(model.path)) !== model.sha256) return mismatch(model);
    known.set(model.path, stamp);
    return undefined;
  } catch {
    return `${model.id}: ${model.path} is missing or unreadable`;
  }
}
