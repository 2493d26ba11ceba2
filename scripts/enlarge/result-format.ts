/** The format of a result by the name of its file. */
import path from 'node:path';
import type { ResultFormat } from '@/server/enhance/operations';
import { UsageError } from './usage-error';

const EXTENSIONS: Readonly<Record<string, ResultFormat>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
  '.tif': 'tiff',
  '.tiff': 'tiff',
};

/** Throws `UsageError` for every other ending. */
export function resultFormat(output: string): ResultFormat {
  const format = EXTENSIONS[path.extname(output).toLowerCase()];
  if (!format) throw new UsageError(`${output}: the result must end in .png, .jpg, .webp or .tif`);
  return format;
}
