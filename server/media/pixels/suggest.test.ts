/** Guarantee: the suggested noise level follows the compression of the file, and a network for it is installed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findModel, listModels } from '@/server/inference/manifest';
import { probePicture } from './probe';
import { sharp } from './sharp';
import { suggestSettings } from './suggest';
import { scene } from './testing';

vi.mock('@/server/inference/manifest', { spy: true });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'suggest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Only photograph networks of these levels are installed. */
function install(...levels: number[]): void {
  const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
  vi.mocked(listModels).mockReturnValue(levels.map((level) => ({ ...model, level })));
}

const photo = sharp(scene(200, 150), { raw: { width: 200, height: 150, channels: 3 } });

async function suggestedNoise(content: Buffer): Promise<number> {
  const file = path.join(folder, 'picture');
  writeFileSync(file, content);
  return (await suggestSettings(file, await probePicture(file))).noise;
}

test('the stronger the compression, the higher the level; other formats ask for none', async () => {
  install(-1, 0, 1, 2, 3);
  const levels = [];
  for (const quality of [98, 90, 70, 50, 20]) {
    levels.push(await suggestedNoise(await photo.clone().jpeg({ quality }).toBuffer()));
  }
  expect(levels).toEqual([-1, 0, 1, 2, 3]);
  expect(await suggestedNoise(await photo.clone().webp({ quality: 20 }).toBuffer())).toBe(-1);
});

test('a level that is not installed gives way to the next lower one', async () => {
  const jpeg = await photo.clone().jpeg({ quality: 20 }).toBuffer();
  install(-1, 1);
  expect(await suggestedNoise(jpeg)).toBe(1);
  install(-1);
  expect(await suggestedNoise(jpeg)).toBe(-1);
});
