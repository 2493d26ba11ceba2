/** Where a picture is damaged: as a network finds it, or as somebody has drawn it. */
import type { Raster } from '@/server/media/pixels/raster';
import { sharp } from '@/server/media/pixels/sharp';
import { fillFrame, strides, type Restorer } from '../pixels/frames';
import { reduce, within, type Reduced } from '../pixels/reduced';
import { overTiles } from '../pixels/tiled';
import type { Plane } from '../pixels/plane';
import type { RestoreTools } from '../pixels/tools';
import { findDamage, growDamage, type Damage } from './damage';

/** Drawn masks are followed as finely as this, px of the longer side. */
const DRAWN_SIDE = 2048;
/** px: large enough that little is seen twice by a network that looks far. */
const TILE = 512;
/** A network sees a scratch's core; its frayed edge lies around it. px of the reduced picture. */
export const EDGE = 2;
/** Where a px of the reduced picture stands for several, one of them is edge enough. */
const COARSE = 2;
const DRAWN = 127;

/** How likely each px of a reduced picture is damaged, 0..1. */
export async function likelyDamage(picture: Reduced, network: Restorer, tools: RestoreTools): Promise<Plane> {
  const { width, height, bytes } = picture;
  const likely = { data: new Float32Array(width * height), width, height };
  const row = (rect: { left: number; top: number; width: number }, y: number) => {
    const from = ((rect.top + y) * width + rect.left) * 3;
    return bytes.subarray(from, from + rect.width * 3);
  };
  await overTiles(
    {
      ...{ picture, network, tile: TILE, onProgress: tools.tell },
      load: ({ seen, frame }, input) => {
        const cut = new Uint8Array(seen.width * seen.height * 3);
        for (let y = 0; y < seen.height; y++) cut.set(row(seen, y), y * seen.width * 3);
        fillFrame({ rect: seen, channels: 3, bytes: cut }, frame, network, input);
      },
      store: ({ part, seen, frame }, output) => {
        const { step } = strides(frame, network);
        for (let y = 0; y < part.height; y++) {
          const from = (part.top - seen.top + y) * frame.width + part.left - seen.left;
          const to = (part.top + y) * width + part.left;
          for (let x = 0; x < part.width; x++) likely.data[to + x] = output[(from + x) * step];
        }
      },
    },
    tools,
  );
  return likely;
}

/** What shall be drawn anew, at the size of a reduced picture. */
export interface Found {
  picture: Reduced;
  damage: Damage;
}

/** What the network finds. */
export async function findByNetwork(
  raster: Raster,
  { network, side, sensitivity }: { network: Restorer; side: number; sensitivity: number },
  tools: RestoreTools,
): Promise<Found> {
  const picture = await reduce(raster, side);
  const damage = findDamage(await likelyDamage(picture, network, tools), sensitivity);
  const edge = raster.width / picture.width < COARSE ? EDGE : 1;
  return { picture, damage: growDamage(damage, edge) };
}

/** What a mask says, white for damage, of any size with the picture's proportions. */
export async function findByMask(raster: Raster, mask: string): Promise<Found> {
  const { width, height } = within(raster, DRAWN_SIDE);
  const grey = await sharp(mask, { limitInputPixels: 2 ** 26 })
    .flatten({ background: '#000000' })
    .resize(width, height, { fit: 'fill', kernel: 'nearest' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer();
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = grey[i] > DRAWN ? 1 : 0;
  return { picture: await reduce(raster, DRAWN_SIDE), damage: { data, width, height } };
}
