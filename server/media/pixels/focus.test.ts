import { writeFile } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findFocus } from './focus';
import { sharp } from './sharp';

/** A grey picture with a checkered square of 80 px whose middle is at (x, y). */
async function withDetailAt(x: number, y: number): Promise<string> {
  const [width, height] = [600, 400];
  const pixels = new Uint8Array(width * height).fill(128);
  for (let j = y - 40; j < y + 40; j++) {
    for (let i = x - 40; i < x + 40; i++) pixels[j * width + i] = (i + j) % 6 < 3 ? 60 : 200;
  }
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'focus-')), 'picture.png');
  await writeFile(
    file,
    await sharp(pixels, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer(),
  );
  return file;
}

it.each([
  [140, 90],
  [480, 300],
])('the lens starts where the detail is: around (%i, %i)', async (x, y) => {
  const focus = await findFocus(await withDetailAt(x, y));
  expect(Math.abs(focus.x * 600 - x)).toBeLessThan(30);
  expect(Math.abs(focus.y * 400 - y)).toBeLessThan(30);
});
