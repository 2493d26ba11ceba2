/**
 * `npm run eval -- pictures`: crops for the model cards, from pictures of our own. Each strip shows one place four
 * times: the original, bicubic, the network without noise removal, the network of the suggested level. The network
 * sees the original at half size, as a JPEG of quality 90.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upscalePicture } from '@/server/inference/upscale';
import { readRegion } from '@/server/media/pixels/region';
import { sharp } from '@/server/media/pixels/sharp';

const OUT = 'docs/networks';
/** px of a crop, and how much it is blown up (pixels stay visible). */
const CROP = 160;
const ZOOM = 2;
const GAP = 6;

interface Place {
  file: string;
  sample: string;
  left: number;
  top: number;
  style: 'photo' | 'art';
}

const PLACES: Place[] = [
  { file: 'vase.webp', sample: 'still-life.jpg', left: 470, top: 690, style: 'photo' },
  { file: 'weave.webp', sample: 'still-life.jpg', left: 240, top: 930, style: 'photo' },
  { file: 'karst.webp', sample: 'landscape-noon.jpg', left: 380, top: 330, style: 'photo' },
  { file: 'cat.webp', sample: 'line-art.png', left: 1110, top: 470, style: 'art' },
];

async function strip(place: Place, folder: string): Promise<void> {
  const original = path.join('public/samples', place.sample);
  const { width, height } = await sharp(original).metadata();
  const half = path.join(folder, `${place.file}.jpg`);
  await sharp(original)
    .resize(Math.floor(width / 2), Math.floor(height / 2), { kernel: 'cubic', fit: 'fill' })
    .jpeg({ quality: 90 })
    .toFile(half);
  const enlarged = async (noise: number) => {
    const master = path.join(folder, `${place.file}-${noise}.tif`);
    await upscalePicture({ source: half, master, scale: 2, style: place.style, noise, workDir: folder });
    return master;
  };
  const { left, top } = place;
  const rect = { left, top, width: CROP, height: CROP };
  const small = { left: left / 2, top: top / 2, width: CROP / 2, height: CROP / 2 };
  const crops = await Promise.all([
    readRegion({ picture: original, rect }),
    readRegion({ picture: half, rect: small, scaleTo: rect }),
    readRegion({ picture: await enlarged(-1), rect }),
    readRegion({ picture: await enlarged(0), rect }),
  ]);
  const side = CROP * ZOOM;
  const shown = await Promise.all(
    crops.map(async (crop, index) => ({
      input: await sharp(crop).resize(side, side, { kernel: 'nearest' }).toBuffer(),
      left: index * (side + GAP),
      top: 0,
    })),
  );
  await sharp({
    create: { width: 4 * side + 3 * GAP, height: side, channels: 3, background: '#ffffff' },
  })
    .composite(shown)
    .webp({ quality: 88 })
    .toFile(path.join(OUT, place.file));
}

/** Writes all strips into docs/networks. */
export async function makePictures(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'guangying-eval-'));
  try {
    for (const place of PLACES) {
      await strip(place, folder);
      process.stdout.write(`${OUT}/${place.file}\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
