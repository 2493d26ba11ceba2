/** What goes into and comes out of writing verse. */
import { z } from 'zod';

export const poemLength = z.literal([5, 7]);
/** 0 prosperous, 1 troubled; null leaves it open. */
export const poemHistory = z.literal([0, 1]).nullable();
/** 0 military, 1 country, 2 other; null leaves it open. */
export const poemExperience = z.literal([0, 1, 2]).nullable();
export const poemSeed = z.number().int().min(0).max(0xffffffff);

const manner = {
  length: poemLength,
  history: poemHistory.default(null),
  experience: poemExperience.default(null),
  seed: poemSeed,
};

export const composeQuestion = z.object({
  ...manner,
  /** As the person wrote it, or names of things in a picture with spaces between (`readWish`). */
  keyword: z.string().max(1000),
  count: z.number().int().min(1).max(2).default(2),
});

/** A character as it counts in the form: `either` may be read level or oblique. */
const written = z.object({
  character: z.string(),
  tone: z.enum(['level', 'oblique', 'either']),
  rhyme: z.boolean(),
});
const line = z.string().regex(/^(\p{Script=Han}{5}|\p{Script=Han}{7})$/u);

export const poem = z.object({
  lines: z.array(line).length(4),
  /** The tone pattern (an index) and the rhyme class (the name of a Pingshui class). */
  pattern: z.number().int().min(0).max(3),
  rhyme: z.string(),
  characters: z.array(z.array(written)).length(4),
});
export const poems = z.object({
  poems: z.array(poem).min(1),
  /** What the network was asked to write about. */
  words: z.array(z.string()),
});

export const lineQuestion = z.object({
  ...manner,
  lines: z.array(line).length(4),
  index: z.number().int().min(0).max(3),
});

export type ComposeQuestion = z.input<typeof composeQuestion>;
export type Poem = z.output<typeof poem>;
export type Poems = z.output<typeof poems>;
