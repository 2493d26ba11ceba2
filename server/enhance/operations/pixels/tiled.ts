/** A picture through a network that keeps its size, tile by tile: the same as the whole picture at once. */
import type { TileBuffers } from '@/server/inference/pass';
import type { Rect } from '@/server/media/pixels/raster';
import { cut, grow, TILE } from '@/server/inference/tiles';
import type { Size } from '@/src/lib/size-ratio';
import { frameOf, type Restorer } from './frames';
import type { RestoreTools } from './tools';

/** A tile on its way: the part that is wanted, what the network sees of the picture, and in which frame. */
export interface Tile {
  part: Rect;
  seen: Rect;
  frame: Size;
}

export interface TiledWork<Kept> {
  picture: Size;
  network: Restorer;
  /** Whether a part needs the network at all. */
  wanted?: (part: Rect) => boolean;
  /** Fills the input for a tile; what it answers is kept until the tile is stored. */
  load: (tile: Tile, input: Float32Array) => Kept;
  /** Stores what the network made of it. */
  store: (tile: Tile, output: Float32Array, kept: Kept) => void;
  onProgress: (fraction: number) => void;
  /** px, a multiple of the network's. */
  tile?: number;
}

const upTo = (length: number, multiple: number) => Math.ceil(length / multiple) * multiple;

/** Two tiles are on their way: while the network works on one, the one before is stored and the one after is cut. */
export async function overTiles<Kept>(
  { picture, network, wanted, load, store, onProgress, tile = TILE }: TiledWork<Kept>,
  { infer, goOn }: Pick<RestoreTools, 'infer' | 'goOn'>,
): Promise<void> {
  // Tiles begin where the network's own grid does.
  const halo = upTo(network.halo, network.multiple);
  const step = upTo(tile, network.multiple);
  const parts = [...cut({ left: 0, top: 0, ...picture }, step, step)].filter(
    (part) => wanted?.(part) ?? true,
  );
  const most = (length: number) => upTo(Math.min(length, step + 2 * halo), network.multiple);
  const pixels = most(picture.width) * most(picture.height);
  let spare: TileBuffers | undefined;
  let running: { tile: Tile; kept: Kept; done: Promise<TileBuffers> } | undefined;
  let stored = 0;
  const finish = async () => {
    if (!running) return;
    spare = await running.done;
    store(running.tile, spare.output, running.kept);
    onProgress(++stored / parts.length);
  };
  for (const part of parts) {
    goOn();
    const buffers = spare ?? {
      input: new Float32Array(pixels * network.input.channels),
      output: new Float32Array(pixels * network.output.channels),
    };
    spare = undefined;
    const seen = grow(part, halo, picture);
    const next = { part, seen, frame: frameOf(seen, network) };
    const kept = load(next, buffers.input);
    const done = infer(network, buffers, next.frame.width, next.frame.height);
    // Should the tile before fail, nobody waits for this one any more.
    done.catch(() => undefined);
    await finish();
    running = { tile: next, kept, done };
  }
  await finish();
  if (parts.length === 0) onProgress(1);
}
