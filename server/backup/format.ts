/**
 * The file of a backup: an uncompressed tar (POSIX pax), so that any tar program can look into it. Its first entry
 * says what it is, then come the parts of `DATA_DIR`, and its last entry seals them.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';

/** First entry: which program wrote it and when. */
export const HEAD = 'backup.json';
export const head = z.object({
  format: z.literal('guangying-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
});

/** Last entry: how many files came before it, and the digest of what they were. */
export const SEAL = 'seal.json';
export const seal = z.object({ files: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type Seal = z.infer<typeof seal>;

/** Both entries are a line of JSON; more is not read. */
export const LARGEST_NOTE_BYTES = 64 * 1024;

/** The parts of `DATA_DIR` that must be kept. Logs and temporary files are not. */
export const DATABASES = ['jobsDatabase', 'appDatabase'] as const;
export const FOLDERS = ['media', 'outbox', 'models'] as const;

const FILES = ['app.db', 'jobs.db', 'secrets.json'];
const SEGMENT = /^[^.\\:\0-\x1f][^\\:\0-\x1f]*$/;

/**
 * Whether an entry's name is one that a backup of ours holds. A tar may name anything: only these are ever written,
 * and none of them leads out of its folder.
 */
export function isKeptName(name: string): boolean {
  if (FILES.includes(name)) return true;
  const [folder, ...rest] = name.split('/');
  return (
    FOLDERS.some((part) => part === folder) &&
    rest.length > 0 &&
    rest.every((segment) => SEGMENT.test(segment)) &&
    path.posix.normalize(name) === name
  );
}

/** Runs along with the files, in order, and comes to the same digest for the same names and bytes only. */
export class SealMaker {
  #files = 0;
  readonly #hash = createHash('sha256');

  add(name: string, { bytes, sha256 }: { bytes: number; sha256: string }): void {
    this.#files += 1;
    this.#hash.update(`${name}\0${bytes}\0${sha256}\n`);
  }

  /** Call once, after the last file. */
  result(): Seal {
    return { files: this.#files, sha256: this.#hash.digest('hex') };
  }
}
