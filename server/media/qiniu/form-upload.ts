/** Reads a form upload: `token`, `key`, `x:` variables, `crc32` and one `file`, which goes to disk as it comes. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { Checksums } from './checksums';
import { REFUSED } from './refused';

/** Bytes of a file, whatever a policy allows. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;
const FIELD_BYTES = 64 * 1024;
const FIELDS = 100;

export interface FormUpload {
  fields: ReadonlyMap<string, string>;
  file: { path: string; name: string; bytes: number; crc32: number; etag: string };
}

/** Hands the upload to `accept` and removes its file afterwards, wherever that ends. Throws `StorageRefusal`. */
export async function withFormUpload<T>(
  request: IncomingMessage,
  accept: (upload: FormUpload) => Promise<T>,
): Promise<T> {
  const path = dataPath('temporary', `upload-${newId()}`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    return await accept(await readUpload(request, path));
  } finally {
    await rm(path, { force: true });
  }
}

async function readUpload(request: IncomingMessage, path: string): Promise<FormUpload> {
  if (Number(request.headers['content-length']) > LARGEST_UPLOAD + FIELDS * FIELD_BYTES)
    throw REFUSED.tooLarge();
  const fields = new Map<string, string>();
  const checksums = new Checksums();
  let file: { name: string; written: Promise<void> } | undefined;
  let tooLarge = false;
  const parser = parserFor(request);
  parser.on('field', (name, value) => void fields.set(name, value));
  parser.on('file', (field, bytes, { filename }) => {
    // A connection may end before anybody reads; without a listener that would end the process.
    bytes.on('error', () => undefined);
    if (field !== 'file' || file) return void bytes.resume();
    bytes.once('limit', () => (tooLarge = true));
    bytes.on('data', (chunk: Buffer) => checksums.update(chunk));
    const written = pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    written.catch(() => undefined);
    file = { name: filename, written };
  });
  try {
    await pipeline(request, parser);
    await file?.written;
  } catch {
    throw REFUSED.malformed();
  }
  if (tooLarge) throw REFUSED.tooLarge();
  if (!file) throw REFUSED.noFile();
  const { bytes, crc32 } = checksums;
  return { fields, file: { path, name: file.name, bytes, crc32, etag: checksums.etag() } };
}

function parserFor({ headers }: IncomingMessage): busboy.Busboy {
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: {
        fields: FIELDS,
        parts: FIELDS,
        fieldSize: FIELD_BYTES,
        fileSize: LARGEST_UPLOAD,
        headerPairs: 50,
      },
    });
  } catch {
    throw REFUSED.malformed();
  }
}
