/** `npm run eval`: every network that takes out no noise, on clean reductions of held-out pictures, beside its peers. */
import { meanScore, scoreAgainst, type Score } from './metrics';
import { methodsFor, STYLE_TITLES, type Factor, type Method, type Style } from './methods';
import { ProgressLine, publish } from './report';
import { dataFolder, pairs, presentSets, refuseTrainedOn, type SetName } from './sets';
import { int8Table, scoreTable, type MethodRow } from './tables';

/** The tables, in the order of the cards. */
const TABLES: readonly { style: Style; scale: Factor }[] = [
  { style: 'photo', scale: 2 },
  { style: 'photo', scale: 3 },
  { style: 'photo', scale: 4 },
  { style: 'art', scale: 2 },
  { style: 'art', scale: 4 },
];
const PREFACE = [
  'Luma PSNR in dB / SSIM / GMSD (how unevenly edges are kept, smaller is better; at full size), means over the',
  'pictures of each set; each figure’s best in bold. Made by `npm run eval`: reduced by MATLAB’s bicubic, luma of',
  'BT.601 rounded, borders of `scale` px left out, the same for every row. Luma networks (FSRCNN, ESPCN, ACNet,',
  '`luma-…`) get their chroma by true bicubic enlarging. *twice* is two passes with 8 bits between, *reduced* a true',
  'bicubic reduction of a larger result to the exact size.',
].join('\n');

export interface CleanTable {
  style: Style;
  scale: Factor;
  sets: SetName[];
  rows: MethodRow[];
}

async function scoresOn(
  set: SetName,
  scale: Factor,
  methods: readonly Method[],
  onPicture: (detail: string) => void,
): Promise<Map<Method, Score>> {
  const scores = new Map(methods.map((method) => [method, [] as Score[]]));
  const pictures = await pairs(set, scale);
  for (const [index, { low, high }] of pictures.entries()) {
    const score = scoreAgainst(high, scale);
    for (const [method, all] of scores) {
      onPicture(`picture ${index + 1} of ${pictures.length}, ${method.name}`);
      all.push(score(await method.enlarge(low)));
    }
  }
  return new Map([...scores].map(([method, all]) => [method, meanScore(all)]));
}

async function measure(
  { style, scale }: { style: Style; scale: Factor },
  warn: (line: string) => void,
): Promise<CleanTable> {
  const sets = presentSets(style, warn);
  if (sets.length === 0) return { style, scale, sets, rows: [] };
  const { methods, models } = await methodsFor(dataFolder(), style, scale, warn);
  const progress = new ProgressLine();
  try {
    refuseTrainedOn(sets, models);
    const rows = methods.map(({ name, int8Of }): MethodRow => ({
      method: name,
      ...(int8Of ? { int8Of } : {}),
      scores: {},
    }));
    for (const set of sets) {
      const stage = `${STYLE_TITLES[style]} ×${scale}, ${set}`;
      const means = await scoresOn(set, scale, methods, (detail) => progress.show(stage, detail));
      [...means.values()].forEach((score, i) => Object.assign(rows[i]?.scores ?? {}, { [set]: score }));
    }
    return { style, scale, sets, rows };
  } finally {
    progress.done();
    await Promise.all(methods.map((method) => method.release()));
  }
}

function section({ style, scale, sets, rows }: CleanTable): string {
  const float = rows.filter(({ int8Of }) => !int8Of);
  const int8 = int8Table(sets, rows);
  const table = `**${STYLE_TITLES[style]} ×${scale}**\n\n${scoreTable(sets, float)}`;
  return int8 ? `${table}\n\n8-bit variants, PSNR and what it lost:\n\n${int8}` : table;
}

/** Measures the tables (all, or those of one style or scale), and publishes them when nothing was left out. */
export async function evaluateClean(only: {
  style?: Style | undefined;
  scale?: Factor | undefined;
}): Promise<void> {
  const wanted = TABLES.filter(
    ({ style, scale }) => (only.style ?? style) === style && (only.scale ?? scale) === scale,
  );
  let partial = wanted.length < TABLES.length;
  const warn = (line: string) => {
    partial = true;
    process.stderr.write(`eval: ${line}\n`);
  };
  const tables: CleanTable[] = [];
  for (const table of wanted) tables.push(await measure(table, warn));
  const filled = tables.filter(({ rows }) => rows.length > 0);
  publish('eval', [PREFACE, ...filled.map(section)].join('\n\n'), filled, partial);
}
