/** Scores of noise levels on degraded pictures. */
import { psnrAgainst } from '../metrics';
import type { ProgressLine } from '../report';
import { pairs, type Pair, type SetName } from '../sets';
import type { Column, Family } from './columns';
import type { Picture } from '../plane';
import { degraded, type Degradation } from './degrade';
import { FIXED, jpegAlone, QUALITIES, RANGES, type LevelInput } from './inputs';

/** Mean PSNR in dB by the column's name, for one input and set. */
export interface LevelRow {
  /** The level that the input is meant for; none where the table is to tell. */
  level?: number;
  title: string;
  set: SetName;
  psnr: Record<string, number>;
  /** The 8-bit variant of the level that the input is meant for. */
  int8?: number;
}

interface Work {
  columns: readonly Column[];
  scale: number;
  sets: ReadonlyMap<SetName, readonly Pair[]>;
  progress: ProgressLine;
  stage: string;
}

interface Input {
  low: Picture;
  score: (enlarged: Picture) => number;
}

async function meanPsnr(column: Column, inputs: readonly Input[]): Promise<number> {
  let sum = 0;
  for (const { low, score } of inputs) sum += score(await column.enlarge(low));
  return sum / inputs.length;
}

/** Inputs that a set gives at least, each picture degraded several times where it has fewer. */
const FEWEST = 12;

/** Pictures of a set as networks see them, each with its scorer. */
async function inputsOf(set: readonly Pair[], scale: number, how?: Degradation): Promise<Input[]> {
  const times = how ? Math.ceil(FEWEST / set.length) : 1;
  const scored = set.map(({ low, high }) => ({ low, score: psnrAgainst(high, scale) }));
  const inputs = Array.from({ length: times }, (_, time) =>
    scored.map(async ({ low, score }, index): Promise<Input> => ({
      low: how ? await degraded(low, time * set.length + index, how) : low,
      score,
    })),
  );
  return Promise.all(inputs.flat());
}

async function row(
  work: Work,
  set: SetName,
  input: { level?: number; title: string; how?: Degradation },
): Promise<LevelRow> {
  const { columns, scale, progress, stage } = work;
  const { how, title, level } = input;
  const inputs = await inputsOf(work.sets.get(set) ?? [], scale, how);
  const psnr: Record<string, number> = {};
  for (const column of columns.filter(({ int8 }) => !int8)) {
    progress.show(stage, `${title}, ${set}, ${column.name}`);
    psnr[column.name] = await meanPsnr(column, inputs);
  }
  const own = columns.find((column) => column.int8 && column.level === level);
  return {
    ...(level === undefined ? {} : { level }),
    title,
    set,
    psnr,
    ...(own ? { int8: await meanPsnr(own, inputs) } : {}),
  };
}

/** Rows of inputs × sets, for the inputs whose level the family has. */
async function rows(work: Work, inputs: readonly LevelInput[]): Promise<LevelRow[]> {
  const levels = new Set(work.columns.map(({ level }) => level));
  const result: LevelRow[] = [];
  for (const input of inputs.filter(({ level }) => levels.has(level))) {
    for (const set of work.sets.keys()) result.push(await row(work, set, input));
  }
  return result;
}

export interface LevelFigures {
  style: Family['style'];
  scale: number;
  columns: string[];
  fixed: LevelRow[];
  ranges: LevelRow[];
  /** JPEG alone by quality on one set; for ×2, which the product chooses levels by. */
  qualities: LevelRow[];
}

/** Set that JPEG qualities are compared on. */
const QUALITY_SET = { photo: 'Set14', art: 'Art sheets' } as const;

/** All figures of a family. */
export async function measureFamily(
  { style, scale }: Family,
  columns: readonly Column[],
  names: readonly SetName[],
  progress: ProgressLine,
): Promise<LevelFigures> {
  const sets = new Map<SetName, Pair[]>();
  for (const name of names) sets.set(name, await pairs(name, scale));
  const work = (stage: string): Work => ({
    columns,
    scale,
    sets,
    progress,
    stage: `${style} ×${scale}, ${stage}`,
  });
  const fixed = await rows(work('fixed inputs'), FIXED);
  const ranges = await rows(work('ranges'), RANGES);
  const qualities: LevelRow[] = [];
  if (scale === 2 && sets.has(QUALITY_SET[style])) {
    for (const quality of QUALITIES) {
      const input = { title: `JPEG ${quality}`, how: jpegAlone(quality) };
      qualities.push(await row(work('JPEG alone'), QUALITY_SET[style], input));
    }
  }
  const shown = columns.filter(({ int8 }) => !int8).map(({ name }) => name);
  return { style, scale, columns: shown, fixed, ranges, qualities };
}
