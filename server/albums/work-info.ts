/** `info.json`: what a client of document 003 says of a work, sent as one of its files. */
import { z } from 'zod';

/** Bytes; 200 names and factors are far below it. */
export const INFO_BYTES = 256 * 1024;
export const INFO_NAME = 'info.json';

/** Titles of 500 characters are cut, not refused: the film is worth more than the end of its title. */
const cut = (length: number) =>
  z.string().transform((text) => [...text.slice(0, 4 * length)].slice(0, length).join(''));
export const TITLE_LENGTH = 80;
export const DESCRIPTION_LENGTH = 2000;

/** The three best guesses for a picture, values ascending: the last is the best. */
const factor = z.object({
  types: z.array(z.string().max(80)).max(10),
  values: z.array(z.number()).max(10),
});

/** A tag outside the four shelves of the document goes to the first, as the client's own default does. */
const tag = z.int().min(1).max(6).catch(1).default(1);

export const workInfo = z.object({
  images: z.array(z.string().min(1).max(500)).min(1).max(200),
  factors: z.array(factor).max(200).catch([]).default([]),
  title: cut(TITLE_LENGTH),
  description: cut(DESCRIPTION_LENGTH),
  share: z.boolean().catch(true).default(true),
  tag,
  /** 0 and nonsense mean: as the template has it. */
  fps: z.int().min(1).max(60).optional().catch(undefined),
  latitude: z.number().min(-90).max(90).optional().catch(undefined),
  longitude: z.number().min(-180).max(180).optional().catch(undefined),
});

export type WorkInfo = z.output<typeof workInfo>;

/** What is wrong with an info.json, in the order in which the document's server looked. */
export type InfoFault = 'unreadable' | 'images' | 'title' | 'description';

export function readInfo(text: string): WorkInfo | { fault: InfoFault } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'unreadable' };
  }
  const parsed = workInfo.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const fault = (['images', 'title', 'description'] as const).find((field) => fields.has(field));
  return { fault: fault ?? 'unreadable' };
}
