/** Guarantees of networks that an operator brings, from the file to the finished step of a task. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addRestorer } from '@/server/inference/inspect/added';
import { recognise } from '@/server/inference/inspect/recognise';
import { testPortrait } from '@/server/inference/inspect/test-portrait';
import {
  colourLike,
  faceLike,
  matteLike,
  weightedFaceLike,
} from '@/server/inference/inspect/testing/restorers';
import { listSpecialists } from '@/server/inference/manifest';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { findFaces } from '@/server/vision/faces';
import { operationWish, type Restoration } from '../../operations';
import { restorePicture } from '../restore';

/** Each network is tried in a process of its own. */
vi.setConfig({ testTimeout: 120_000 });

const [SIDE, LEFT, TOP] = [240, 180, 90];
const SIZE = { width: 640, height: 420 };

let folder: string;
let photograph: string;

/** A drawn face before a wall with fine stripes. */
async function drawPhotograph(target: string): Promise<void> {
  const { data } = testPortrait(SIDE);
  const bytes = Uint8Array.from({ length: 3 * SIZE.width * SIZE.height }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % SIZE.width, Math.floor(i / 3 / SIZE.width), i % 3];
    const [u, v] = [x - LEFT, y - TOP];
    const inside = u >= 0 && v >= 0 && u < SIDE && v < SIDE;
    return inside ? 255 * (data[(c * SIDE + v) * SIDE + u] ?? 0) : 120 + 8 * ((x + y) % 2) + 10 * c;
  });
  await sharp(bytes, { raw: { ...SIZE, channels: 3 } })
    .png()
    .toFile(target);
}

beforeAll(async () => {
  ensureDataDir();
  folder = mkdtempSync(path.join(dataPath('temporary'), 'drop-ins-'));
  photograph = path.join(folder, 'photograph.png');
  await drawPhotograph(photograph);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(dataPath('models'), { recursive: true, force: true });
  ensureDataDir();
});

/** What `admin models add` does with a file. */
async function add(id: string, bytes: Buffer, serves = true): Promise<void> {
  const file = path.join(folder, `${id}.onnx`);
  writeFileSync(file, bytes);
  const { kind, found } = await recognise(file, {});
  if (kind !== 'restores') throw new Error('it was taken for a network that enlarges');
  addRestorer({ id, default: serves }, found);
}

let steps = 0;
/** A step of a task: its facts, and the pixels of its master as RGB(A). */
async function done(wish: unknown, source = photograph) {
  const master = path.join(folder, `${steps++}.tif`);
  const operation = operationWish.parse(wish) as Restoration;
  const { facts } = await restorePicture(operation, { source, master, workDir: folder });
  const { data, info } = await sharp(master).raw().toBuffer({ resolveWithObject: true });
  return { facts, data, channels: info.channels };
}

const repair = (faces: object) => ({ kind: 'repair', strength: 0, tone: false, faces });

test('the drawn face is found where it is', async () => {
  const [face, ...others] = await findFaces(photograph);
  expect(others).toEqual([]);
  // Hair to chin, cheek to cheek, of the square that was drawn.
  const middle = { x: (LEFT + SIDE / 2) / SIZE.width, y: (TOP + SIDE * 0.54) / SIZE.height };
  expect(Math.abs((face?.x ?? 0) + (face?.width ?? 0) / 2 - middle.x)).toBeLessThan(0.03);
  expect(Math.abs((face?.y ?? 0) + (face?.height ?? 0) / 2 - middle.y)).toBeLessThan(0.05);
  expect((face?.width ?? 0) * SIZE.width).toBeGreaterThan(0.3 * SIDE);
});

test.each([
  ['GFPGAN’s kind', faceLike()],
  ['CodeFormer’s kind', weightedFaceLike()],
])('a face network of %s draws faces anew, but for those that shall stay', async (_, bytes) => {
  await add('my-faces', bytes);
  const plain = await done(repair({ restore: false }));
  const anew = await done(repair({ restore: true }));
  expect(anew.facts).toMatchObject({ faces: 1, networks: expect.arrayContaining(['my-faces']) });
  const moved = Array.from(anew.data, (value, i) =>
    value === plain.data[i] ? -1 : Math.floor(i / 3),
  ).filter((pixel) => pixel >= 0);
  expect(moved.length).toBeGreaterThan(1000);
  for (const pixel of moved) {
    const [x, y] = [pixel % SIZE.width, Math.floor(pixel / SIZE.width)];
    expect(x >= LEFT - 40 && x < LEFT + SIDE + 40 && y >= TOP - 40 && y < TOP + SIDE + 40).toBe(true);
  }
  const skip = (await findFaces(photograph)).map(({ score: _, ...box }) => box);
  const skipped = await done(repair({ restore: true, skip }));
  expect(skipped.facts.faces).toBe(0);
  expect(Buffer.compare(skipped.data, plain.data)).toBe(0);
});

test('a matte of U²-Net’s kind is one more choice, and cuts by the range that it answers in', async () => {
  await add('my-matte', matteLike(), false);
  const usual = listSpecialists().filter(({ task }) => task === 'matte');
  expect(usual.at(-1)).toMatchObject({ id: 'my-matte', default: false, answers: 'stretch', square: true });
  const wish = { kind: 'bg', background: { type: 'transparent' }, network: 'my-matte' };
  const { data, channels } = await done(wish);
  expect(channels).toBe(4);
  const alpha = data.filter((_, i) => i % 4 === 3);
  // The made-up network answers brightness in 0.2 to 0.5: stretched, dark hair is nothing and white is all.
  const at = (x: number, y: number) => alpha[y * SIZE.width + x] ?? -1;
  expect(at(LEFT + SIDE / 2, TOP + Math.round(SIDE * 0.1))).toBeLessThan(40);
  expect(at(LEFT + SIDE / 2, TOP + Math.round(SIDE * 0.55))).toBeGreaterThan(180);
});

test('colours of DDColor’s kind are those that it answers', async () => {
  await add('my-colours', colourLike());
  const grey = path.join(folder, 'grey.png');
  await sharp(photograph).greyscale().png().toFile(grey);
  const { data } = await done({ kind: 'colour', saturation: 1 }, grey);
  const of = (x: number, y: number) => [0, 1, 2].map((c) => data[3 * (y * SIZE.width + x) + c] ?? 0);
  // a* 40, b* −20 times the brightness: light parts are pink.
  const [red = 0, green = 0, blue = 0] = of(LEFT + SIDE / 2, TOP + Math.round(SIDE * 0.55));
  expect(red - green).toBeGreaterThan(30);
  expect(blue - green).toBeGreaterThan(15);
});
