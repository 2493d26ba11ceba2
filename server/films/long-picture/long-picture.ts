/** A whole long picture, drawn strip by strip: memory holds one strip, however tall the picture is. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { bigTiffHeader } from '@/server/media/pixels/bigtiff';
import { sharp } from '@/server/media/pixels/sharp';
import { newId } from '@/server/platform/ids';
import { Refusal } from '@/server/platform/errors';
import { uprightCopy } from '../render/pictures/develop';
import { factsOf, type LeftOut, type PictureFacts } from '../render/pictures/facts';
import { layLongPicture, TALLEST, WIDTH, type Layout } from './layout';
import type { LongPicturePlan } from './plan';
import { cropFor, drawStrip, type Studio } from './strips';
import { themeOf } from './theme';

export interface LongPictureProgress {
  stage: 'pictures' | 'strips' | 'encode';
  /** Of the whole work, 0..1, never falling. */
  fraction: number;
}

export interface LongPictureOptions {
  plan: LongPicturePlan;
  /** JPEGs; they appear complete or not at all. */
  files: { picture: string; cover: string };
  workDir: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: LongPictureProgress) => void) | undefined;
}

export interface LongPictureResult {
  width: number;
  height: number;
  bytes: number;
  cover: { width: number; height: number };
  /** Whether it is narrower than 1080 px because it would be taller than a JPEG can be. */
  scaled: boolean;
  leftOut: LeftOut[];
}

const QUALITY = 90;
const COVER = { width: 720, height: 960 };
const SHARE = { pictures: 0.3, strips: 0.6 } as const;

interface Examined {
  facts: Map<number, PictureFacts>;
  copies: Buffer[];
  leftOut: LeftOut[];
}

/** Decodes every picture once, small: what is broken shows here, and the colours are taken from the copies. */
async function examine({ plan, signal, onProgress }: LongPictureOptions): Promise<Examined> {
  const found: Examined = { facts: new Map(), copies: [], leftOut: [] };
  for (const [index, { file }] of plan.pictures.entries()) {
    signal?.throwIfAborted();
    const facts = await factsOf(file, index);
    if ('code' in facts) found.leftOut.push(facts);
    else {
      try {
        const copy = await uprightCopy(file);
        found.copies.push(await sharp(copy).resize(64, 64, { fit: 'fill' }).png().toBuffer());
        found.facts.set(index, facts);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        found.leftOut.push({ index, code: error.code });
      }
    }
    onProgress?.({ stage: 'pictures', fraction: (SHARE.pictures * (index + 1)) / plan.pictures.length });
  }
  if (found.facts.size === 0) {
    throw new Refusal('invalid', 'noUsablePicture', { reason: found.leftOut[0]?.code ?? 'notAPicture' });
  }
  return found;
}

/** Writes all strips behind each other as the pixels of one TIFF. */
async function writeStrips(
  studio: Studio,
  target: string,
  { signal, onProgress }: LongPictureOptions,
): Promise<void> {
  const { width, height, strips } = studio.layout;
  const file = await open(target, 'w');
  try {
    await file.write(bigTiffHeader(width, height, 3));
    for (const [i, strip] of strips.entries()) {
      signal?.throwIfAborted();
      await file.write(await drawStrip(studio, strip));
      onProgress?.({ stage: 'strips', fraction: SHARE.pictures + (SHARE.strips * (i + 1)) / strips.length });
    }
  } finally {
    await file.close();
  }
}

async function encode(source: string, target: string): Promise<number> {
  const temporary = `${target}.${newId()}.part`;
  try {
    const { size } = await sharp(source, { limitInputPixels: false, sequentialRead: true })
      .withIccProfile('srgb')
      .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
      .toFile(temporary);
    await rename(temporary, target);
    return size;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The most telling part of the first picture whose salient box is known, else of the first. */
async function cover(plan: LongPicturePlan, facts: ReadonlyMap<number, PictureFacts>, target: string) {
  const usable = [...facts.values()];
  const telling = usable.find(({ index }) => plan.pictures[index].salient) ?? usable[0];
  const crop = cropFor(telling, COVER, plan.pictures[telling.index].salient);
  const temporary = `${target}.${newId()}.part`;
  try {
    const { width, height } = await sharp(telling.file, { limitInputPixels: false })
      .autoOrient()
      .extract(crop)
      .resize(COVER.width, COVER.height, { fit: 'fill' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toFile(temporary);
    await rename(temporary, target);
    return { width, height };
  } finally {
    await rm(temporary, { force: true });
  }
}

const layoutOf = (plan: LongPicturePlan, facts: ReadonlyMap<number, PictureFacts>): Layout =>
  layLongPicture(plan, new Map([...facts].map(([index, { width, height }]) => [index, width / height])));

/**
 * Makes a long picture. Broken pictures are left out and told. Throws `Refusal` noUsablePicture {reason}; the signal's
 * reason when it is aborted.
 */
export async function renderLongPicture(options: LongPictureOptions): Promise<LongPictureResult> {
  const { plan, files, workDir, signal, onProgress } = options;
  await mkdir(workDir, { recursive: true });
  const { facts, copies, leftOut } = await examine(options);
  const studio: Studio = { plan, facts, theme: await themeOf(copies), layout: layoutOf(plan, facts) };
  const { width, height } = studio.layout;
  if (height > TALLEST) throw new Error('the layout is taller than it may be');
  const strips = path.join(workDir, `${newId()}.tif`);
  try {
    await writeStrips(studio, strips, options);
    signal?.throwIfAborted();
    const bytes = await encode(strips, files.picture);
    const made = await cover(plan, facts, files.cover);
    onProgress?.({ stage: 'encode', fraction: 1 });
    return { width, height, bytes, cover: made, scaled: width < WIDTH, leftOut };
  } finally {
    await rm(strips, { force: true });
  }
}
