/** 002-1: photographs to be restored, or to be restored once more. */
import { stat } from 'node:fs/promises';
import { acceptPhotos } from '@/server/partners/accept';
import type { Sources } from '@/server/partners/sources';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Form, WantedFile } from '../form';
import type { Handler } from './call';
import { ERRORS, fails, succeeds } from './replies';
import { readWish } from './wish';

/** Photographs of one request. */
const MOST = 16;
export const PHOTO_FILES: WantedFile = { field: 'file', limit: 20 * 1024 * 1024, most: MOST };

/** Browsers send a part without name and bytes for a field in which nothing was chosen. */
async function chosenFiles({ files }: Form): Promise<{ path: string; name: string }[]> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  return files.filter(({ name }, i) => name !== '' || (sizes[i] ?? 0) > 0);
}

/** With both files and `mdf`, the files are meant: clients send the number of the earlier try along with them. */
async function sourcesOf(form: Form): Promise<Sources | null> {
  const files = await chosenFiles(form);
  const mdfs = [...new Set(form.all('mdf'))];
  if (Math.max(files.length, mdfs.length) > MOST) return null;
  if (files.length > 0) return { files };
  return mdfs.length > 0 ? { mdfs } : null;
}

export const upload: Handler = async ({ context, partner, form, origin }) => {
  const wish = readWish(form);
  const sources = await sourcesOf(form);
  if (!wish || !sources) return fails(ERRORS.parameters);
  await consumeTry('partnerUpload', partner.id);
  return succeeds({ mdf: await acceptPhotos(context, partner, { ...wish, sources, origin }) });
};
