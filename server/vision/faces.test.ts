/** Guarantees of looking for faces with the house's own network: drawn ones are found, and pictures without have none. */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPortrait } from '@/server/inference/inspect/test-portrait';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { findFaces } from './faces';
import { isSameFace, type Box } from './faces-decode';

let folder: string;
beforeAll(() => {
  ensureDataDir();
  folder = mkdtempSync(path.join(dataPath('temporary'), 'faces-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A portrait of `side` px with a frame of its own wall. */
function portrait(side: number): Promise<Buffer> {
  const { data } = testPortrait(side);
  const size = side * side;
  const bytes = Uint8Array.from(
    { length: 3 * size },
    (_, i) => 255 * (data[(i % 3) * size + Math.floor(i / 3)] ?? 0),
  );
  return sharp(bytes, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

interface Place {
  left: number;
  top: number;
  side: number;
}
const WIDTH = 900;
const HEIGHT = 600;
const GROUP: readonly Place[] = [
  { left: 30, top: 60, side: 420 },
  { left: 520, top: 80, side: 200 },
  { left: 640, top: 380, side: 160 },
];
/** Where the face is in a portrait: hairline to chin, cheek to cheek. */
const faceAt = ({ left, top, side }: Place): Box => ({
  x: (left + 0.28 * side) / WIDTH,
  y: (top + 0.2 * side) / HEIGHT,
  width: (0.44 * side) / WIDTH,
  height: (0.67 * side) / HEIGHT,
});

async function group(name: string): Promise<string> {
  const file = path.join(folder, name);
  const placed = await Promise.all(
    GROUP.map(async ({ left, top, side }) => ({ input: await portrait(side), left, top })),
  );
  await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#8c9aa6' } })
    .composite(placed)
    .png()
    .toFile(file);
  return file;
}

test('everyone in a drawn group is found once, large and small, in colour, grey and brown', async () => {
  const colour = await group('group.png');
  const [grey, brown] = [path.join(folder, 'grey.png'), path.join(folder, 'brown.png')];
  await sharp(colour).greyscale().png().toFile(grey);
  await sharp(colour).greyscale().tint({ r: 200, g: 160, b: 110 }).png().toFile(brown);
  for (const picture of [colour, grey, brown]) {
    const found = await findFaces(picture);
    for (const place of GROUP) {
      expect(found.filter((box) => isSameFace(box, faceAt(place)))).toHaveLength(1);
    }
    expect(found).toHaveLength(GROUP.length);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  }
});

test('boxes are of the picture upright, and lie inside it', async () => {
  const turned = path.join(folder, 'turned.jpg');
  await sharp(await group('upright.png'))
    .rotate(-90)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toFile(turned);
  const found = await findFaces(turned);
  for (const place of GROUP) expect(found.some((box) => isSameFace(box, faceAt(place)))).toBe(true);
  for (const { x, y, width, height } of found) {
    expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
  }
});

test.each(['landscape-noon.jpg', 'landscape-dusk.jpg', 'still-life.jpg', 'page-of-text.jpg'])(
  'nobody is in %s',
  async (name) => {
    expect(await findFaces(path.join('public/samples', name))).toEqual([]);
  },
);

test('a picture of one px has no face', async () => {
  const file = path.join(folder, 'px.png');
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toFile(file);
  expect(await findFaces(file)).toEqual([]);
});
