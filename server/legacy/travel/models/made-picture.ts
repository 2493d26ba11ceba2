/** Pictures that are made while the caller waits and answered as base64, as document 003 has it. */
import { readFile, rm } from 'node:fs/promises';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';

/** The document's clients wait 30 s. */
export const PATIENCE_MS = 28_000;

/** The base64 of the JPEG that `make` writes to the path it is given; nothing of it stays on the disk. */
export async function madePicture(make: (target: string) => Promise<unknown>): Promise<string> {
  const target = dataPath('temporary', `made-${newId()}.jpg`);
  try {
    await make(target);
    return await readFile(target, 'base64');
  } finally {
    await rm(target, { force: true });
  }
}
