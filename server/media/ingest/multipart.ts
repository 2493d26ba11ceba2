/** Reads the one file of a multipart request as a stream; nothing of it is ever held as a whole. */
import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { Refusal } from '@/server/platform/errors';

const FILE_FIELD = 'file';

/**
 * Hands the bytes of the field `file` to `consume` and returns what it made of them. Throws `Refusal` `uploadMalformed`
 * when the body is no multipart form with such a file, and whatever `consume` throws.
 */
export async function readFilePart<T>(
  request: Request,
  signal: AbortSignal,
  consume: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const parser = parserFor(request);
  let used: Promise<T> | undefined;
  parser.on('file', (field, bytes) => {
    // A connection may end before anybody reads: without a listener that would end the whole process. Whoever
    // reads later meets the same error.
    bytes.on('error', () => undefined);
    if (field !== FILE_FIELD || used) {
      bytes.resume();
      return;
    }
    used = consume(bytes);
    used.catch((reason) => stop.abort(reason));
  });
  try {
    await pipeline(bodyOf(request), parser, {
      signal: AbortSignal.any([signal, stop.signal, request.signal]),
    });
  } catch (error) {
    // The consumer's own refusal says more than the broken pipe that followed from it.
    await used;
    throw error;
  }
  if (!used) throw new Refusal('invalid', 'uploadMalformed');
  return used;
}

function parserFor(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 4, fieldSize: 1024, parts: 5, headerPairs: 20 },
    });
  } catch {
    throw new Refusal('invalid', 'uploadMalformed');
  }
}

function bodyOf(request: Request): Readable {
  if (!request.body) return new PassThrough().end();
  // The DOM's and Node's types of the one runtime class differ in their iterators.
  return Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
}
