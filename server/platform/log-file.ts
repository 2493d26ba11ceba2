/** Log files in `DATA_DIR/logs`: turned over by size, so that a forgotten installation does not fill its disk. */
import { readFile } from 'node:fs/promises';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import { dataPath } from './data-dir';

/** One file for each process that serves. */
export type LogFile = 'web' | 'worker';

const TURNED_OVER_AT = '4M';
const OLD_FILES = 4;

/** The file's name; the one before it is number 1, and so on. */
function nameOf(file: LogFile, age: number): string {
  return age === 0 ? `${file}.log` : `${file}.${age}.log`;
}

/** A stream for the only process that writes this file. */
export function openLogFile(file: LogFile): RotatingFileStream {
  return createStream((age) => nameOf(file, age === null ? 0 : Number(age)), {
    path: dataPath('logs'),
    size: TURNED_OVER_AT,
    rotate: OLD_FILES,
    mode: 0o600,
  });
}

/** The last lines of a log in UTF-8, whole ones, `limit` bytes at most; empty when nothing was ever written. */
export async function readLogTail(file: LogFile, limit: number): Promise<Buffer> {
  const parts = [nameOf(file, 1), nameOf(file, 0)].map((name) =>
    readFile(dataPath('logs', name)).catch(() => Buffer.alloc(0)),
  );
  const text = Buffer.concat(await Promise.all(parts));
  if (text.length <= limit) return text;
  const tail = text.subarray(text.length - limit);
  return tail.subarray(tail.indexOf('\n') + 1);
}
