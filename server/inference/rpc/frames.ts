/** Messages on a stream: JSON, one a line (JSON escapes line ends within). */
import type { Readable } from 'node:stream';

/** Bytes of one message; the longest answers are lists of words. */
export const FRAME_LIMIT = 256 * 1024;
const LINE_END = 0x0a;

/** A stream that carries no such messages, or too long ones. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export function encodeFrame(message: unknown): string {
  const line = JSON.stringify(message);
  if (Buffer.byteLength(line) > FRAME_LIMIT) throw new FrameError(`a message above ${FRAME_LIMIT} bytes`);
  return `${line}\n`;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new FrameError('a line that is no JSON');
  }
}

/**
 * The messages of a stream, as they arrive; an unfinished last line is dropped. Throws `FrameError`, and never holds
 * more than one message and one chunk.
 */
export async function* readFrames(stream: Readable): AsyncGenerator<unknown> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      if (length + end - from > FRAME_LIMIT) throw new FrameError(`a line above ${FRAME_LIMIT} bytes`);
      yield parsed(Buffer.concat([...rest, chunk.subarray(from, end)]));
      rest = [];
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
    if (length > FRAME_LIMIT) throw new FrameError(`a line above ${FRAME_LIMIT} bytes`);
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}
