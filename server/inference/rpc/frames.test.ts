import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FRAME_LIMIT, FrameError, readFrames } from './frames';

async function all(chunks: Buffer[]): Promise<unknown[]> {
  const messages: unknown[] = [];
  for await (const message of readFrames(Readable.from(chunks))) messages.push(message);
  return messages;
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

describe('messages on a stream', () => {
  it('arrive as they were sent, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.array(fc.nat()), async (messages, places) => {
        const plain = messages.map((message) => JSON.parse(JSON.stringify(message)) as unknown);
        const bytes = Buffer.from(plain.map(encodeFrame).join(''));
        expect(await all(cut(bytes, places))).toEqual(plain);
      }),
    );
  });

  it('are told apart from anything else by a FrameError, never by another error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 })), async (chunks) => {
        await all(chunks.map((chunk) => Buffer.from(chunk))).catch((error: unknown) => {
          expect(error).toBeInstanceOf(FrameError);
        });
      }),
    );
  });

  it('are dropped when the stream ends within one', async () => {
    expect(await all([Buffer.from('{"a":1}\n{"b":')])).toEqual([{ a: 1 }]);
  });

  it('have a limit that holds before the line has ended', async () => {
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let read = 0;
    const endless = function* () {
      for (;;) {
        read += chunk.length;
        yield chunk;
      }
    };
    const reading = readFrames(Readable.from(endless())).next();
    await expect(reading).rejects.toBeInstanceOf(FrameError);
    expect(read).toBeLessThan(FRAME_LIMIT + 64 * chunk.length);
    expect(() => encodeFrame('x'.repeat(FRAME_LIMIT))).toThrow(FrameError);
  });
});
