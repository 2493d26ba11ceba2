/** Files that questions name. Both processes see the same DATA_DIR, and nothing outside it is read or written. */
import path from 'node:path';
import { z } from 'zod';
import { dataPath } from '@/server/platform/data-dir';

const inside = (folder: string, file: string) =>
  path.isAbsolute(file) && path.resolve(file).startsWith(folder + path.sep);

/** A file to write, or to read: an absolute path below `DATA_DIR/tmp`, which is swept after a day. */
export const temporaryFile = z
  .string()
  .max(4096)
  .refine((file) => inside(dataPath('temporary'), file), 'is not a temporary file of ours');

/** A file to read: an absolute path below `DATA_DIR/tmp` or `DATA_DIR/media`. */
export const dataFile = z
  .string()
  .max(4096)
  .refine(
    (file) => inside(dataPath('temporary'), file) || inside(dataPath('media'), file),
    'is not a file of ours',
  );
