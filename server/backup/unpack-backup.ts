/** Reads a backup without trusting it. */
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { extract, type Extract } from 'tar-stream';
import type { z } from 'zod';
import { Meter } from '@/server/media/digest';
import { writeAll } from '@/server/media/files';
import { HEAD, head, isKeptName, LARGEST_NOTE_BYTES, SEAL, seal, SealMaker } from './format';
import { BackupRefusal } from './refusal';

type Entry = Extract extends AsyncIterable<infer E> ? E : never;

async function note<T>(entry: Entry, schema: z.ZodType<T>): Promise<T> {
  const chunks: Uint8Array[] = [];
  if ((entry.header.size ?? 0) > LARGEST_NOTE_BYTES) throw new BackupRefusal('this is not a backup of ours');
  for await (const chunk of entry) chunks.push(chunk as Uint8Array);
  try {
    return schema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new BackupRefusal('this is not a backup of ours, or one of a newer version');
  }
}

async function stage(entry: Entry, target: string, sealMaker: SealMaker): Promise<void> {
  const meter = new Meter();
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(target, 'wx', 0o600);
  try {
    for await (const chunk of meter.measure(entry as AsyncIterable<Uint8Array>)) await writeAll(file, chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  sealMaker.add(entry.header.name, meter.result());
}

/**
 * Unpacks a backup into `folder` (made by the caller) and checks its seal; nothing outside `folder` is touched.
 * Throws `BackupRefusal` when the file is not a whole backup of ours.
 */
export async function unpackBackup(file: string, folder: string): Promise<void> {
  const archive = extract();
  const source = createReadStream(file);
  source.on('error', (error) => archive.destroy(error));
  source.pipe(archive);
  const sealMaker = new SealMaker();
  let begun = false;
  let sealed = false;
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (!begun) {
        if (name !== HEAD) throw new BackupRefusal('this is not a backup of ours');
        await note(entry, head);
        begun = true;
      } else if (name === SEAL) {
        const told = await note(entry, seal);
        const found = sealMaker.result();
        if (told.files !== found.files || told.sha256 !== found.sha256) {
          throw new BackupRefusal('the backup is damaged: its files are not those that were written');
        }
        sealed = true;
      } else {
        if (sealed || type !== 'file' || !isKeptName(name)) {
          throw new BackupRefusal(`the backup holds something that does not belong there: ${name}`);
        }
        await stage(entry, path.join(folder, ...name.split('/')), sealMaker);
      }
    }
  } catch (error) {
    // A call of the system that failed (no room, no right to read) is not the file's fault.
    if (error instanceof BackupRefusal || (error instanceof Error && 'syscall' in error)) throw error;
    throw new BackupRefusal('this is not a backup of ours, or it is damaged');
  } finally {
    source.destroy();
  }
  if (!sealed) throw new BackupRefusal('the backup is cut off: its end is missing');
}
