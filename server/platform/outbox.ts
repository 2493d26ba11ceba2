/**
 * Messages that there is nobody to hand to: written into `DATA_DIR/outbox`, where admins read them. It is what an
 * installation without a mail server does, so that a forgotten password is never the end.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { dataPath } from './data-dir';
import { newId } from './ids';
import { logger } from './logger';

const message = z.object({
  channel: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
});
export type OutboxMessage = z.output<typeof message>;

/** Begins with the moment, so that names sort by age. */
const NAME = /^(\d{13})-[0-9a-z]+\.json$/;
const LISTED = 200;

/** Stores a message: the whole file appears under its name, or none. */
export async function putIntoOutbox(entry: OutboxMessage): Promise<void> {
  const folder = dataPath('outbox');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = path.join(folder, `${String(entry.createdAt).padStart(13, '0')}-${newId()}.json`);
  const temporary = `${target}.part`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(entry, null, 2));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}

async function names(): Promise<string[]> {
  const entries = await readdir(dataPath('outbox')).catch(() => []);
  return entries.filter((name) => NAME.test(name)).sort();
}

/** The latest messages, newest first (200 at most). A file that is no message is skipped. */
export async function listOutbox(): Promise<(OutboxMessage & { id: string })[]> {
  const latest = (await names()).slice(-LISTED).reverse();
  const read = await Promise.all(
    latest.map(async (name) => {
      try {
        const entry = message.parse(JSON.parse(await readFile(dataPath('outbox', name), 'utf8')));
        return { id: name.slice(0, -'.json'.length), ...entry };
      } catch (error) {
        logger('outbox').warn({ err: error, name }, 'a message in the outbox cannot be read');
        return null;
      }
    }),
  );
  return read.filter((entry) => entry !== null);
}

/** Removes messages from before a moment (ms); answers how many. */
export async function sweepOutbox(before: number): Promise<number> {
  const old = (await names()).filter((name) => Number(NAME.exec(name)?.[1]) < before);
  for (const name of old) await rm(dataPath('outbox', name), { force: true });
  return old.length;
}
