/** A picture painted over in a style, in the worker's thread (003-48). */
import { Tensor } from 'onnxruntime-node';
import { findSpecialist, type Specialist } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { withSession } from '@/server/inference/sessions';
import { mirrored } from '@/server/media/pixels/resample';
import { sharp } from '@/server/media/pixels/sharp';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { lookAt, onWhite, type Seen } from './look';
import type { Size, StyleQuestion } from './shapes';
import { writePicture } from './write-picture';

/** px of mirrored picture around the picture: the network's own border would show. */
const MARGIN = 16;
/** The network halves twice. */
const MULTIPLE = 4;

/** What of the whole is done when a picture is decoded, and painted. */
const DONE = { decoded: 0.1, painted: 0.9 } as const;

interface Planes {
  data: Float32Array;
  width: number;
  height: number;
}

/** 3×H×W floats 0..1 of a picture on white with its mirrored surroundings, sides multiples of four. */
function withMargin({ bytes, width, height }: Seen): Planes {
  const padded = (length: number) => Math.ceil((length + 2 * MARGIN) / MULTIPLE) * MULTIPLE;
  const [outer, rows] = [padded(width), padded(height)];
  const data = new Float32Array(3 * outer * rows);
  for (let y = 0, to = 0; y < rows; y++) {
    const row = mirrored(y - MARGIN, height) * width;
    for (let x = 0; x < outer; x++, to++) {
      const at = 4 * (row + mirrored(x - MARGIN, width));
      for (let channel = 0; channel < 3; channel++)
        data[channel * outer * rows + to] = onWhite(bytes, at, channel) / 255;
    }
  }
  return { data, width: outer, height: rows };
}

/** Puts what was painted into the picture; its transparency stays. */
function withoutMargin({ data, width: outer, height: rows }: Planes, seen: Seen): void {
  const bytes = new Uint8ClampedArray(seen.bytes.buffer, seen.bytes.byteOffset, seen.bytes.byteLength);
  for (let y = 0, to = 0; y < seen.height; y++) {
    let from = (y + MARGIN) * outer + MARGIN;
    for (let x = 0; x < seen.width; x++, from++, to += 4) {
      for (let channel = 0; channel < 3; channel++)
        bytes[to + channel] = (data[channel * outer * rows + from] ?? 0) * 255;
    }
  }
}

async function paint(model: Specialist<'style'>, index: number, planes: Planes): Promise<Planes> {
  const { data, width, height } = planes;
  const x = new Tensor('float32', data, [1, 3, height, width]);
  const style = new Tensor('int64', BigInt64Array.of(BigInt(index)), [1]);
  return withSession(model, config().ORT_THREADS, async (session) => {
    const { y } = await session.run({ x, style });
    if (!(y?.data instanceof Float32Array) || y.data.length !== data.length)
      throw new Error(`${model.id}: a style must answer a picture of the size it was given`);
    return { data: y.data, width, height };
  });
}

/**
 * Paints a picture over, whole, its longer side at most `maxSide` px. Throws `Refusal` modelMissing, unknownStyle
 * {style}, or as `lookAt` does.
 */
export async function stylise(
  { source, target, style, maxSide }: StyleQuestion,
  { signal, onProgress }: AnswerTools,
): Promise<Size> {
  const model = findSpecialist('style');
  const index = model.styles.findIndex(({ id }) => id === style);
  if (index < 0) throw new Refusal('invalid', 'unknownStyle', { style });
  const seen = await lookAt(source, { side: maxSide, fit: 'inside' });
  onProgress(DONE.decoded);
  signal.throwIfAborted();
  withoutMargin(await paint(model, index, withMargin(seen)), seen);
  onProgress(DONE.painted);
  signal.throwIfAborted();
  const { bytes, width, height } = seen;
  await writePicture(sharp(bytes, { raw: { width, height, channels: 4 } }), target, '4:4:4');
  onProgress(1);
  return { width, height };
}
