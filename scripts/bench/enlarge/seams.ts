/** Tiles must not show: what they make is compared with the network's answer to the whole picture. */
import { copyFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Model } from '@/server/inference/manifest';
import { Crew } from '@/server/inference/threads/crew';
import { TILE } from '@/server/inference/tiles';
import { sharp } from '@/server/media/pixels/sharp';
import { noise } from '@/server/media/pixels/testing';
import { shownName } from './networks';

/** px; more than a tile and no multiple of it. */
const [WIDTH, HEIGHT] = [300, 290];

/** Greatest difference in levels (0..255) between tiles and the whole for each network, on pure noise. */
export async function seams(
  folder: string,
  networks: readonly Model[],
): Promise<{ network: string; levels: number }[]> {
  const source = path.join(folder, 'noise.v');
  await sharp(noise(WIDTH, HEIGHT), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).toFile(source);
  const crew = new Crew();
  const enlarged = async (model: Model, tile: number): Promise<Buffer> => {
    const decoded = path.join(folder, 'source.v');
    await copyFile(source, decoded);
    const made = await crew.enlarge({ decoded, folder, passes: [model], tile });
    const bytes = await readFile(made);
    await rm(made);
    return bytes;
  };
  try {
    const rows: { network: string; levels: number }[] = [];
    for (const model of networks) {
      const whole = await enlarged(model, Math.max(WIDTH, HEIGHT));
      const tiled = await enlarged(model, TILE);
      const levels = whole.reduce((most, value, i) => Math.max(most, Math.abs(value - (tiled[i] ?? NaN))), 0);
      rows.push({ network: shownName(model), levels });
    }
    return rows;
  } finally {
    crew.release();
  }
}
