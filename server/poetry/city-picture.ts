/** The picture of a city: its outline, its name and a couplet, drawn once and kept in `DATA_DIR/cache`. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { countiesOf } from '@/server/geo/locate';
import { outlineOf, SIDE } from '@/server/geo/outline';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { columnOverlays, type Column } from './columns';
import { composeVerse } from './service';

const [WIDTH, HEIGHT] = [960, 640];
/** Changes when the drawing does. */
const EDITION = 1;
const INK = [44, 40, 34] as const;
const FAINT = [122, 110, 94] as const;

/** 杭州市 → 杭州, 大理白族自治州 → 大理, 海南's counties likewise. */
export function shortName(city: string): string {
  const plain = city.replace(/(特别行政区|自治州|自治县|地区|林区|市|县|盟|省)$/u, '');
  return plain.length > 3 ? plain.replace(/(?<=^..)(..?.?.?族)+$/u, '') : plain;
}

/** A couplet for a city, always the same; nothing while the worker is away or no network is installed. */
async function coupletFor(city: string): Promise<string[]> {
  const seed = createHash('sha256').update(city).digest().readUInt32LE(0);
  const ask = (keyword: string) =>
    composeVerse({ keyword, length: 5, history: 0, experience: null, seed, count: 1 });
  try {
    const { poems } = await ask(shortName(city)).catch((error: unknown) => {
      if (error instanceof Refusal && error.kind === 'invalid') return ask('江山');
      throw error;
    });
    return poems[0]?.lines.slice(2) ?? [];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

async function draw(city: string, couplet: readonly string[]): Promise<Buffer> {
  const counties = countiesOf(city);
  const shape = counties.length > 0 ? outlineOf(counties).path : '';
  const scale = 560 / SIDE;
  const sheet = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
      `<g transform="translate(350 40) scale(${scale})">` +
      `<path d="${shape}" fill="#d8cdb4" stroke="#7c6f5a" stroke-width="3" stroke-linejoin="round" fill-rule="evenodd"/></g></svg>`,
  );
  const name = counties.length > 0 ? shortName(city) : '山海';
  const size = name.length > 4 ? 56 : 84;
  const columns: Column[] = [
    { text: name, x: 250, y: 70, size, pitch: size * 1.2, colour: INK },
    ...couplet.map((text, i) => ({ text, x: 150 - 54 * i, y: 250, size: 34, pitch: 46, colour: FAINT })),
  ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#f4eee1' } })
    .composite([{ input: sheet }, ...(await columnOverlays(columns))])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** PNG of 960×640 px; any name that is no city gives the picture of nowhere. */
export async function cityPng(city: string): Promise<Buffer> {
  const known = countiesOf(city).length > 0 ? city : '';
  const folder = dataPath('cache', 'cities');
  const key = createHash('sha256').update(`${EDITION} ${known}`).digest('hex').slice(0, 16);
  const file = path.join(folder, `${key}.png`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const couplet = await coupletFor(known || '沧海');
  const png = await draw(known, couplet);
  // Without its verse it is made again the next time.
  if (couplet.length > 0) {
    await mkdir(folder, { recursive: true });
    const temporary = `${file}.${newId()}`;
    await writeFile(temporary, png);
    await rename(temporary, file);
  }
  return png;
}
