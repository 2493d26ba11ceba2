/** The command lines of `npm run film` and `npm run long-picture`, checked before any work starts. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import {
  longPicturePlan,
  type LongPicturePlan,
  type LongPicturePlanInput,
} from '@/server/films/long-picture/plan';
import { FORMAT_NAMES } from '@/server/films/render/formats';
import { filmPlan, MAX_PICTURES, type FilmPlan } from '@/server/films/render/plan';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import { UsageError } from '../enlarge/usage-error';
import { picturesIn } from './pictures';

const WORDS = '[--title T] [--subtitle T] [--date D] [--place P] [--author A] [--verses FILE]';
export const FILM_USAGE = `usage: npm run film -- --pictures DIR --out FILM.mp4 [--template ${TEMPLATE_NAMES.join('|')}] [--format ${FORMAT_NAMES.join('|')}] [--music FILE|none] [--seed N] [--seconds S] [--keep DIR] ${WORDS}`;
export const LONG_PICTURE_USAGE = `usage: npm run long-picture -- --pictures DIR --out PICTURE.jpg [--link URL] [--label T] ${WORDS}`;

export interface FilmArguments {
  plan: FilmPlan;
  /** Absolute path that ends in .mp4. */
  target: string;
  /** Folder that keeps finished segments for another run. */
  keep: string | undefined;
}

export interface LongPictureArguments {
  plan: LongPicturePlan;
  /** Absolute path that ends in .jpg or .jpeg. */
  target: string;
}

/** npm runs scripts in the repository; relative paths mean the folder in which the person typed. */
const typed = (file: string) =>
  path.resolve(
    process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd(),
    file,
  );

const value = { type: 'string' } as const;
const COMMON = {
  ...{ pictures: value, out: { ...value, short: 'o' } },
  ...{ title: value, subtitle: value, date: value, place: value, author: value, verses: value },
} as const;

type Values = Record<string, string | undefined>;

function parse(args: string[], names: readonly string[], usage: string): Values {
  const extra = Object.fromEntries(names.map((name) => [name, value]));
  try {
    return parseArgs({ args, options: { ...COMMON, ...extra } }).values;
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message.split('\n')[0] : String(error)} (${usage})`,
    );
  }
}

/** One line for each picture, empty where it has none. */
function versesOf(file: string | undefined): string[] {
  if (!file) return [];
  if (!existsSync(typed(file))) throw new UsageError(`${file}: no such file`);
  return readFileSync(typed(file), 'utf8').split(/\r?\n/);
}

function pathsOf({ pictures, out }: Values, ending: RegExp, usage: string) {
  if (!pictures || !out) throw new UsageError(usage);
  const target = typed(out);
  if (!ending.test(target))
    throw new UsageError(`${out}: the result must end in ${ending.source.replaceAll(/\\|\$|\?/g, '')}`);
  if (!existsSync(path.dirname(target))) throw new UsageError(`${path.dirname(out)}: no such folder`);
  return { target, pictures: picturesIn(typed(pictures), MAX_PICTURES) };
}

function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`);
}

const numeric = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function musicOf({ music, seed }: Values) {
  if (music === 'none') return { kind: 'none' };
  if (music === undefined) return { kind: 'composed', seed: numeric(seed) };
  if (!existsSync(typed(music))) throw new UsageError(`${music}: no such file`);
  return { kind: 'file', file: typed(music) };
}

/** Throws `UsageError` with one line. */
export function readFilmArguments(args: string[]): FilmArguments {
  const values = parse(args, ['template', 'format', 'music', 'seed', 'seconds', 'keep'], FILM_USAGE);
  const { target, pictures } = pathsOf(values, /\.mp4$/, FILM_USAGE);
  const verses = versesOf(values.verses);
  const { title, subtitle, author, template, format, date, place, seconds, keep } = values;
  const plan = checked(filmPlan, {
    ...{
      title,
      subtitle,
      author,
      template,
      format,
      music: musicOf(values),
      secondsPerPicture: numeric(seconds),
    },
    journey: { date, place },
    pictures: pictures.map((file, i) => ({ file, verse: verses[i] })),
  });
  return { plan, target, keep: keep === undefined ? undefined : typed(keep) };
}

/** Throws `UsageError` with one line. */
export function readLongPictureArguments(args: string[]): LongPictureArguments {
  const values = parse(args, ['link', 'label'], LONG_PICTURE_USAGE);
  const { target, pictures } = pathsOf(values, /\.jpe?g$/, LONG_PICTURE_USAGE);
  const verses = versesOf(values.verses);
  const { title, subtitle, author, date, place, link, label } = values;
  const input: LongPicturePlanInput = {
    ...{ title, subtitle, author, date, place, link: link ? { url: link, label } : undefined },
    pictures: pictures.map((file, i) => ({ file, verse: verses[i] })),
  };
  return { plan: checked(longPicturePlan, input), target };
}
