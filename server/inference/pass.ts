/** One enlargement of a raster on disk by a network, tile by tile. */
import { resample } from '@/server/media/pixels/resample';
import type { Raster, Rect } from '@/server/media/pixels/raster';
import type { Network } from './sessions';
import { Scratch, fromPlanes, toPlanes, type Patch } from './tensors';
import { BLOCK_WIDTH, TILE, cut, enlarged, grow } from './tiles';

export interface PassOptions {
  /** H×W×C. */
  source: Raster;
  /** sH×sW×C, to be filled. */
  target: Raster;
  network: Network;
  signal?: AbortSignal | undefined;
  /** Called after each tile with the input px it covered. */
  onTile?: (pixels: number) => void;
  /** px; tests use small tiles on small pictures. */
  tile?: number;
}

/** Enlarges the alpha of `input` by Keys' bicubic into the part of it that `output` covers. */
function enlargeAlpha(input: Patch, output: Patch, scale: number): void {
  const { width, height } = input.rect;
  const alpha = Uint8Array.from({ length: width * height }, (_, i) => input.bytes[i * 4 + 3] ?? 0);
  const plane = resample({ data: alpha, width, height, channels: 1 }, width * scale, height * scale);
  const bytes = new Uint8ClampedArray(output.bytes.buffer);
  const covered = enlarged(input.rect, scale);
  for (let y = 0, to = 3; y < output.rect.height; y++) {
    let from = (output.rect.top - covered.top + y) * covered.width + output.rect.left - covered.left;
    for (let x = 0; x < output.rect.width; x++, from++, to += 4) bytes[to] = plane[from] ?? 0;
  }
}

async function enlargeBlock(block: Rect, options: PassOptions, scratch: Scratch): Promise<Patch> {
  const { source, network, signal, onTile, tile = TILE } = options;
  const { scale, halo } = network;
  const around = grow(block, halo, source);
  const input: Patch = { rect: around, channels: source.channels, bytes: source.read(around) };
  const rect = enlarged(block, scale);
  const bytes = new Uint8Array(rect.width * rect.height * source.channels);
  const output: Patch = { rect, channels: source.channels, bytes };
  for (const part of cut(block, tile, tile)) {
    signal?.throwIfAborted();
    const seen = grow(part, halo, source);
    const planes = await network.run(toPlanes(input, seen, scratch), seen.width, seen.height);
    fromPlanes(planes, enlarged(seen, scale), output, enlarged(part, scale));
    onTile?.(part.width * part.height);
  }
  if (source.channels === 4) enlargeAlpha(input, output, scale);
  return output;
}

/**
 * Fills `target` with `source` enlarged by the network, bit for bit what the network makes of the whole
 * picture at once. Memory does not depend on the picture's size. Throws the signal's reason when aborted.
 */
export async function enlargePass(options: PassOptions): Promise<void> {
  const { source, target, tile = TILE } = options;
  const picture = { left: 0, top: 0, width: source.width, height: source.height };
  const scratch = new Scratch();
  for (const block of cut(picture, BLOCK_WIDTH, tile)) {
    const { rect, bytes } = await enlargeBlock(block, options, scratch);
    target.write(rect, bytes);
  }
}
