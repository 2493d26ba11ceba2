/** Where everything that must be kept lives: one folder, `DATA_DIR`, whose parts have fixed names. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { config } from './config';

/** The fixed entries of `DATA_DIR`; operators back up exactly these. */
const PARTS = {
  appDatabase: 'app.db',
  jobsDatabase: 'jobs.db',
  secrets: 'secrets.json',
  media: 'media',
  temporary: 'tmp',
  outbox: 'outbox',
  logs: 'logs',
  models: 'models',
  /** What can be made again at any time; no backup needs it. */
  cache: 'cache',
} as const;

/** The absolute path of one part of `DATA_DIR`. */
export function dataPath(part: keyof typeof PARTS, ...rest: string[]): string {
  return path.join(/* turbopackIgnore: true */ config().DATA_DIR, PARTS[part], ...rest);
}

/** Makes `DATA_DIR` and its folders, readable by the owner alone. Harmless when they exist. */
export function ensureDataDir(): void {
  for (const part of ['media', 'temporary', 'outbox', 'logs', 'models'] as const) {
    mkdirSync(dataPath(part), { recursive: true, mode: 0o700 });
  }
}
