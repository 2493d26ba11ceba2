/** What the procedures answer, asked through the worker's socket and threads with networks known by hand. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWorker } from '@/server/inference/rpc/ask';
import { scene } from '@/server/media/pixels/testing';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { answerHouseQuestions } from '@/server/testing/answers';
import { findColours, recogniseWeather, stylisePicture, superresolvePicture, tagPicture } from './procedures';
import { applyStyle, listStyles } from './style';
import { dropInVision } from './testing/networks';

let stop: () => Promise<void>;
beforeAll(async () => {
  await mkdir(dataPath('temporary'), { recursive: true });
  dropInVision();
  stop = await answerHouseQuestions();
});
afterAll(() => stop());

const temporary = (ending: string) => dataPath('temporary', `${newId()}.${ending}`);

async function plain(r: number, g: number, b: number, alpha = 1): Promise<string> {
  const file = temporary('png');
  const background = { r, g, b, alpha };
  await sharp({ create: { width: 40, height: 30, channels: 4, background } })
    .png()
    .toFile(file);
  return file;
}

async function saved(width: number, height: number, exifOrientation = 1): Promise<string> {
  const file = temporary('png');
  const raw = { width, height, channels: 3 } as const;
  await sharp(scene(width, height), { raw })
    .withMetadata({ orientation: exifOrientation })
    .png()
    .toFile(file);
  return file;
}

const bytesOf = (file: string) => sharp(file).raw().toBuffer();

describe('colours', () => {
  it('ignore what cannot be seen', async () => {
    // Red that nobody sees above blue.
    const pixels = Array.from({ length: 40 * 30 }, (_, i) => (i < 700 ? [255, 0, 0, 0] : [0, 80, 200, 255]));
    const file = temporary('png');
    const raw = { width: 40, height: 30, channels: 4 } as const;
    await sharp(Uint8Array.from(pixels.flat()), { raw }).png().toFile(file);
    const [first] = await askWorker(findColours, { picture: file, k: 2 });
    expect(first?.rgb.map(Math.round)).toEqual([0, 80, 200]);
    const invisible = await askWorker(findColours, { picture: await plain(9, 9, 9, 0), k: 1 });
    expect(invisible).toHaveLength(1);
  });
});

describe('weather and tags', () => {
  it('give scores in the order of the classes, and calibrated probabilities', async () => {
    const answer = await askWorker(recogniseWeather, { picture: await plain(255, 0, 0) });
    expect(answer.likeliest).toBe(3);
    expect(answer.classes.map(({ id }) => id)).toEqual(['cloudy', 'rainy', 'snow', 'sunny']);
    [3, -4, -4, 8].forEach((score, i) => expect(answer.classes[i]?.score).toBeCloseTo(score, 4));
    // softmax of the scores halved: the temperature is 2.
    const powers = [1.5, -2, -2, 4].map(Math.exp);
    const sum = powers.reduce((a, b) => a + b);
    powers.forEach((power, i) => expect(answer.classes[i]?.probability).toBeCloseTo(power / sum, 5));
  });

  it('see transparent pictures on white, and tell the likeliest tags first', async () => {
    const [first] = (await askWorker(recogniseWeather, { picture: await plain(0, 0, 0, 0) })).classes;
    expect(first?.score).toBeCloseTo(9, 3);
    const tags = await askWorker(tagPicture, { picture: await plain(0, 255, 20), limit: 2 });
    expect(tags.map(({ id }) => id)).toEqual(['lotus', 'sea']);
    expect(tags[0]).toMatchObject({ zh: 'lotus·中文', images: ['lotus·诗'], sure: true });
    expect(tags[1]).toMatchObject({ sure: false });
  });

  it.each([
    ['text', 'nothing but words', 'notAPicture'],
    ['nothing', '', 'emptyFile'],
    ['the head of a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'truncatedPicture'],
  ])('refuse %s by name', async (_, content, code) => {
    const file = temporary('jpg');
    await writeFile(file, content);
    await expect(askWorker(recogniseWeather, { picture: file })).rejects.toMatchObject({ code });
  });

  it('read no file from outside DATA_DIR', async () => {
    for (const picture of ['/etc/hostname', 'relative.png', dataPath('temporary', '..', 'secrets.json')])
      await expect(askWorker(recogniseWeather, { picture })).rejects.toThrow('is not a file of ours');
  });
});

describe('styles', () => {
  it('are those of the installed network', () => {
    expect(listStyles()).toEqual([
      { id: 'plain', zh: 'plain·中文', en: 'plain', preview: '/styles/plain.webp' },
      { id: 'negative', zh: 'negative·中文', en: 'negative', preview: '/styles/negative.webp' },
    ]);
  });

  it.each([
    [61, 47],
    [1, 1],
    [3, 200],
  ])('leave nothing of the margin in a picture of %i×%i', async (width, height) => {
    const source = await saved(width, height);
    const target = temporary('png');
    expect(await applyStyle({ source, target, style: 'plain' })).toEqual({ width, height });
    const painted = await sharp(target).removeAlpha().raw().toBuffer();
    expect(painted.equals(await bytesOf(source))).toBe(true);
  });

  it('are painted upright, by index, at the size that was asked for', async () => {
    const source = await saved(300, 200, 6);
    const target = temporary('png');
    const told: number[] = [];
    const order = { source, target, style: 'negative', maxSide: 150 };
    expect(await applyStyle(order, { onProgress: (fraction) => told.push(fraction) })).toEqual({
      width: 100,
      height: 150,
    });
    const upright = await sharp(source).autoOrient().resize(150, 150, { fit: 'inside' }).raw().toBuffer();
    const painted = await sharp(target).removeAlpha().raw().toBuffer();
    expect(painted.every((value, i) => Math.abs(value - (255 - (upright[i] ?? 0))) <= 1)).toBe(true);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort());
  });

  it('keep transparency, and are on white where the format has none', async () => {
    const source = await plain(0, 0, 0, 0);
    const [png, jpg] = [temporary('png'), temporary('jpg')];
    await applyStyle({ source, target: png, style: 'negative' });
    await applyStyle({ source, target: jpg, style: 'negative' });
    expect((await sharp(png).stats()).channels[3]?.max).toBe(0);
    expect((await sharp(jpg).stats()).channels[0]?.min).toBeGreaterThan(250);
  });

  it('are refused when unknown', async () => {
    const order = { source: await saved(8, 8), target: temporary('jpg') };
    await expect(applyStyle({ ...order, style: 'nobody' })).rejects.toMatchObject({
      code: 'unknownStyle',
    });
    await expect(askWorker(stylisePicture, { ...order, style: 'plain', maxSide: 4000 })).rejects.toThrow(
      '<=1024',
    );
  });
});

describe('super-resolution', () => {
  it.each([2, 3, 4] as const)('enlarges %i times, upright and opaque or not', async (scale) => {
    for (const source of [await saved(50, 30, 6), await plain(10, 200, 30, 0.5)]) {
      const { width = 0, height = 0 } = (await sharp(source).metadata()).autoOrient;
      const target = temporary('png');
      const size = await askWorker(superresolvePicture, { source, target, scale });
      expect(size).toEqual({ width: width * scale, height: height * scale });
      const back = await sharp(target).resize(width, height, { kernel: 'cubic' }).raw().toBuffer();
      const upright = await sharp(source).autoOrient().raw().toBuffer();
      const off = back.reduce((sum, value, i) => sum + Math.abs(value - (upright[i] ?? 0)), 0) / back.length;
      expect(off).toBeLessThan(12);
    }
  });

  it('leaves nothing behind but what was asked for', async () => {
    const left = await readdir(dataPath('temporary'));
    expect(left.filter((name) => name.startsWith('superresolve-') || name.endsWith('.part'))).toEqual([]);
  });
});
