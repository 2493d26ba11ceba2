/**
 * Where the worker listens: a Unix socket (a named pipe on Windows) that only this user can open, never a port. Its
 * address changes with each start and stands with a key in a file of DATA_DIR, which is replaced as a whole: nobody
 * has to guess whether a socket that lies about is still somebody's.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';

const record = z.object({ address: z.string().min(1), key: z.string().min(32) });
export type WorkerAddress = z.output<typeof record>;

/** Bytes of a socket's path: 108 with the closing zero on Linux, 104 on macOS and BSD. */
const PATH_LIMIT = 103;
const KNOCK_MS = 1_000;

const folder = () => dataPath('temporary', 'rpc');
const recordFile = () => path.join(folder(), 'worker.json');

/** A fresh address in the first folder whose name is short enough; the folder is made, closed to others. */
export function newWorkerAddress(): WorkerAddress {
  const key = randomBytes(32).toString('base64url');
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\guangying-${newId()}`, key };
  const name = newId().slice(0, 10);
  const places = [
    folder(),
    ...[process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp'].map((base) => `${base}/gy-${name}`),
  ];
  const place = places.find((one) => Buffer.byteLength(path.join(one, name)) <= PATH_LIMIT) ?? folder();
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return { address: path.join(place, name), key };
}

/** Removes what `newWorkerAddress` made; the socket itself goes when its server closes. */
export function forgetAddress({ address }: WorkerAddress): void {
  if (process.platform === 'win32') return;
  rmSync(address, { force: true });
  if (path.dirname(address) !== folder()) rmSync(path.dirname(address), { recursive: true, force: true });
}

/** The worker that was announced last, or null. It may be gone. */
export function announcedWorker(): WorkerAddress | null {
  try {
    return record.parse(JSON.parse(readFileSync(recordFile(), 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the announcement from looking like a temporary file that was forgotten. */
export function renewAnnouncement(): void {
  const now = new Date();
  utimesSync(recordFile(), now, now);
}

export function announceWorker(worker: WorkerAddress): void {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const temporary = `${recordFile()}.${newId()}`;
  writeFileSync(temporary, JSON.stringify(worker), { mode: 0o600 });
  renameSync(temporary, recordFile());
}

/** Takes the announcement back, unless somebody else's stands there by now. */
export function withdrawWorker({ address }: WorkerAddress): void {
  if (announcedWorker()?.address === address) rmSync(recordFile(), { force: true });
}

/** Whether somebody listens there. */
export function isListening({ address }: WorkerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(KNOCK_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
