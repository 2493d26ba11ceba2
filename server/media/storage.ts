/** Where bytes live. Rows in `media_objects` are the record; a storage knows keys and bytes and nothing else. */
import type { Readable } from 'node:stream';
import { dataPath } from '@/server/platform/data-dir';
import { LocalStorage } from './local-storage';

/** Sizes in bytes; `sha256` in lower-case hex. */
export interface StoredFile {
  bytes: number;
  sha256: string;
}

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface FileStat {
  bytes: number;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

export interface Storage {
  /** Stores a stream under a key, whole or not at all; an earlier file of that key is replaced. */
  put(key: string, source: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Moves a file of this machine under a key; the path is gone afterwards. */
  adopt(key: string, path: string): Promise<StoredFile>;
  /** The bytes of a key (of a range of it), or null when there are none. The caller consumes or destroys it. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  stat(key: string): Promise<FileStat | null>;
  /** Harmless when the key has no file. */
  remove(key: string): Promise<void>;
  /** A path on this machine with the bytes of a key, to be read only; throws `Refusal` when there are none. */
  localPath(key: string): Promise<string>;
  /** Every key with its file, for the sweeper. */
  list(): AsyncIterable<FileStat & { key: string }>;
  /** Removes temporary files of interrupted writes last touched before a moment; returns how many. */
  removeStaleTemporary(before: number): Promise<number>;
}

let current: Storage | undefined;

/** The storage of this installation: the one place where a driver is chosen. */
export function storage(): Storage {
  return (current ??= new LocalStorage(dataPath('media')));
}
