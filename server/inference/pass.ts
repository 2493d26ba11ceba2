/** One enlargement of a raster on disk by a network, tile by tile. */
import type { Raster, Rect } from '@/server/media/pixels/raster';
import { Bicubic, BICUBIC_REACH } from './bicubic';
import { fillLuma, LumaColour } from './luma';
import type { Model } from './manifest';
import { Scratch, fillPlanes, fromPlanes, type Patch } from './tensors';
import { TILE, cut, enlarged, grow } from './tiles';

/** Memory for a tile on its way through the network; the network's owner has it meanwhile. */
export interface TileBuffers {
  /** At least C×H×W. */
  input: Float32Array<ArrayBuffer>;
  /** At least C×sH×sW. */
  output: Float32Array<ArrayBuffer>;
}

/** Runs a network on a tile: takes the buffers and gives them back with the output filled. */
export type Infer = (buffers: TileBuffers, width: number, height: number) => Promise<TileBuffers>;

export interface PassOptions {
  /** H×W×C. */
  source: Raster;
  /** sH×sW×C, to be filled. */
  target: Raster;
  model: Model;
  infer: Infer;
  /** Called before each tile is cut; what it throws ends the pass. */
  beforeTile?: () => void;
  /** Called after each tile with the input px it covered. */
  onTile?: (pixels: number) => void;
  /** px; tests use small tiles on small pictures. */
  tile?: number;
}

/** A tile on its way: what was cut, and what the network shall see of it. */
interface Tile {
  part: Rect;
  seen: Rect;
  input: Patch;
}

class Pass {
  private readonly alpha = new Scratch();
  private readonly alphaPlane = new Scratch();
  private readonly bicubic: Bicubic;
  private readonly colour: LumaColour;
  private stored = new Uint8Array(0);

  constructor(private readonly options: PassOptions) {
    this.bicubic = new Bicubic(options.model.scale);
    this.colour = new LumaColour(options.model.scale);
  }

  /** Cuts a tile with its context and fills `planes` with it. */
  load(part: Rect, planes: Float32Array): Tile {
    const { source, model } = this.options;
    const seen = grow(part, model.halo, source);
    // Alpha and colour are enlarged by a kernel that may look farther than the network.
    const around = grow(part, Math.max(model.halo, BICUBIC_REACH), source);
    const input = { rect: around, channels: source.channels, bytes: source.read(around) };
    const fill = model.input.colour === 'luma' ? fillLuma : fillPlanes;
    fill(input, seen, planes, model.input.range[1]);
    return { part, seen, input };
  }

  /** Stores what the network made of a tile. */
  store({ part, seen, input }: Tile, planes: Float32Array): void {
    const { source, target, model } = this.options;
    const rect = enlarged(part, model.scale);
    const length = rect.width * rect.height * source.channels;
    if (this.stored.length < length) this.stored = new Uint8Array(length);
    const output = { rect, channels: source.channels, bytes: this.stored.subarray(0, length) };
    const covered = enlarged(seen, model.scale);
    const white = model.output.range[1];
    if (model.output.colour === 'luma') {
      this.colour.store(planes, covered, output, { input, part, picture: source }, white);
    } else fromPlanes(planes, covered, output, rect, white);
    if (source.channels === 4) this.enlargeAlpha(input, part, output);
    target.write(rect, output.bytes);
  }

  private enlargeAlpha(input: Patch, part: Rect, output: Patch): void {
    const data = this.alpha.take(input.rect.width * input.rect.height);
    for (let i = 0; i < data.length; i++) data[i] = input.bytes[i * 4 + 3];
    const plane = this.alphaPlane.take(output.rect.width * output.rect.height);
    this.bicubic.enlarge({ data, rect: input.rect }, part, this.options.source, plane);
    const bytes = new Uint8ClampedArray(output.bytes.buffer);
    for (let i = 0, to = 3; i < plane.length; i++, to += 4) bytes[to] = plane[i];
  }
}

/** Memory for the largest tile of a pass. */
function buffersFor({ model, source, tile = TILE }: PassOptions): TileBuffers {
  const side = (length: number) => Math.min(length, tile + 2 * model.halo);
  const pixels = side(source.width) * side(source.height);
  return {
    input: new Float32Array(pixels * model.input.channels),
    output: new Float32Array(pixels * model.scale ** 2 * model.output.channels),
  };
}

/**
 * Fills `target` with `source` enlarged by the network, bit for bit what the network makes of the whole
 * picture at once. Two tiles are on their way: while the network works on one, the one before is stored and the
 * one after is cut. Memory does not depend on the picture's size.
 */
export async function enlargePass(options: PassOptions): Promise<void> {
  const { source, infer, beforeTile, onTile, tile = TILE } = options;
  const pass = new Pass(options);
  const picture = { left: 0, top: 0, width: source.width, height: source.height };
  let running: { tile: Tile; done: Promise<TileBuffers> } | undefined;
  let spare: TileBuffers | undefined;
  const finish = async () => {
    if (!running) return;
    const buffers = await running.done;
    pass.store(running.tile, buffers.output);
    onTile?.(running.tile.part.width * running.tile.part.height);
    spare = buffers;
  };
  for (const part of cut(picture, tile, tile)) {
    beforeTile?.();
    const buffers = spare ?? buffersFor(options);
    spare = undefined;
    const next = pass.load(part, buffers.input);
    const done = infer(buffers, next.seen.width, next.seen.height);
    // Should the tile before fail, nobody waits for this one any more.
    done.catch(() => undefined);
    await finish();
    running = { tile: next, done };
  }
  await finish();
}
