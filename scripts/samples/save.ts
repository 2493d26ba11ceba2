import { join } from 'node:path';
import { type Recipe, type Sample, TITLES } from './catalogue';
import { encoder } from './core/encode';
import type { Picture } from './core/picture';
import { resample } from './core/resample';

const THUMBNAIL = 320;
/** Quality of the small copies, [1, 100]: high, so that an enlarger meets lost detail and not JPEG blocks. */
const SMALL_QUALITY = 92;

/** Writes one picture (display light) to `file`. */
async function write(picture: Picture, file: string, quality: number): Promise<void> {
  if (file.endsWith('.png')) await encoder(picture, false).png({ palette: true, effort: 10 }).toFile(file);
  else await encoder(picture).jpeg({ quality, mozjpeg: true }).toFile(file);
}

/** The picture shrunken to a width in pixels, antialiased in linear light. */
export function shrink(picture: Picture, width: number): Picture {
  return resample(picture, width, Math.round((picture.height * width) / picture.width));
}

/** Writes a sample's full picture, its small copy if it has one, and its thumbnail; returns its catalogue entry. */
export async function save(picture: Picture, recipe: Recipe, folder: string): Promise<Sample> {
  const { id, kind, format } = recipe;
  const full = `${id}.${format}`;
  const small = `${id}-small.${format}`;
  const thumbnail = `${id}-thumb.webp`;
  await write(picture, join(folder, full), recipe.quality);
  if (recipe.small > 0) await write(shrink(picture, recipe.small), join(folder, small), SMALL_QUALITY);
  await encoder(shrink(picture, THUMBNAIL)).webp({ quality: 78, effort: 6 }).toFile(join(folder, thumbnail));
  return {
    id,
    title: TITLES[id],
    kind,
    full: `/samples/${full}`,
    small: recipe.small > 0 ? `/samples/${small}` : null,
    thumbnail: `/samples/${thumbnail}`,
    width: picture.width,
    height: picture.height,
  };
}
