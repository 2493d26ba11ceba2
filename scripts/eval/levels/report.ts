/** Figures of noise levels as Markdown. */
import { STYLE_TITLES } from '../methods';
import { boldBest, markdownTable, signed } from '../tables';
import { levelName } from './columns';
import { AIMS } from './inputs';
import type { LevelFigures, LevelRow } from './measure';

function psnrTable(columns: readonly string[], rows: readonly LevelRow[]): string {
  const lines = rows.map(({ title, set, psnr }) => [
    `${title}, ${set}`,
    ...boldBest(
      columns.map((column) => psnr[column] ?? NaN),
      2,
      'largest',
    ),
  ]);
  return markdownTable(['', ...columns], lines);
}

/** Gain over bicubic of each level at its fixed input, against the aim. */
function aimTable(fixed: readonly LevelRow[]): string {
  const aimed = fixed.filter(({ level = -1 }) => level in AIMS);
  const sets = [...new Set(aimed.map(({ set }) => set))];
  const levels = [...new Set(aimed.map(({ level = -1 }) => level))];
  const lines = levels.map((level) => {
    const aim = AIMS[level] ?? 0;
    const cells = sets.map((set) => {
      const row = aimed.find((each) => each.level === level && each.set === set);
      const gain = (row?.psnr[levelName(level)] ?? NaN) - (row?.psnr.bicubic ?? NaN);
      // As it is shown: 1.496 is the 1.50 that a reader sees.
      return `${signed(gain)} ${Number(gain.toFixed(2)) >= aim ? 'met' : '**missed**'}`;
    });
    return [
      levelName(level),
      `${aimed.find((each) => each.level === level)?.title}`,
      signed(aim, 1),
      ...cells,
    ];
  });
  return markdownTable(['', 'input', 'aim', ...sets], lines);
}

/** The best level of a row. */
const bestOf = ({ psnr }: LevelRow): [string, number] =>
  Object.entries(psnr).reduce((best, each) => (each[1] > best[1] ? each : best));

/** Whether each level is the best choice for its inputs, in words, with the exceptions. */
export function verdict(rows: readonly LevelRow[]): string {
  const wrong = rows.flatMap((row) => {
    const own = levelName(row.level ?? -1);
    const [best, value] = bestOf(row);
    const behind = value - (row.psnr[own] ?? NaN);
    return best === own
      ? []
      : [`${row.title}, ${row.set}: ${best} is ${behind.toFixed(2)} dB ahead of ${own}`];
  });
  const right = rows.length - wrong.length;
  return `The input’s own level is the best column in ${right} of ${rows.length} rows${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}.`;
}

/** The best level by falling quality, runs joined: `JPEG 98: level −1; JPEG 95 to 85: level 0; …`. */
export function byQuality(rows: readonly LevelRow[]): string {
  const runs: { level: string; titles: string[] }[] = [];
  for (const row of rows) {
    const [level] = bestOf(row);
    const last = runs.at(-1);
    if (last?.level === level) last.titles.push(row.title);
    else runs.push({ level, titles: [row.title] });
  }
  const text = runs.map(({ level, titles }) => {
    const [first, last] = [titles[0], titles.at(-1)];
    return `${first}${titles.length > 1 ? ` to ${last?.replace('JPEG ', '')}` : ''}: ${level}`;
  });
  return `Best by quality: ${text.join('; ')}.`;
}

/** 8-bit variants at their own level's fixed input; undefined when there are none. */
function int8Table(fixed: readonly LevelRow[]): string | undefined {
  const sets = [...new Set(fixed.map(({ set }) => set))];
  const levels = [...new Set(fixed.flatMap(({ level, int8 }) => (int8 === undefined ? [] : [level ?? -1])))];
  const lines = levels.map((level) => [
    levelName(level),
    ...sets.map((set) => {
      const row = fixed.find((each) => each.level === level && each.set === set);
      const loss = (row?.int8 ?? NaN) - (row?.psnr[levelName(level)] ?? NaN);
      return `${row?.int8?.toFixed(2)} (${signed(loss)})`;
    }),
  ]);
  return levels.length > 0 ? markdownTable(['', ...sets], lines) : undefined;
}

/** The section of one family. */
export function familySection({ style, scale, columns, fixed, ranges, qualities }: LevelFigures): string {
  const int8 = int8Table(fixed);
  const parts = [
    `**${STYLE_TITLES[style]} ×${scale}**`,
    'Gain over bicubic in dB at the hard end of each level’s range:',
    aimTable(fixed),
    `The same inputs, every level. ${verdict(fixed)}`,
    psnrTable(columns, fixed),
    `The ranges that the levels are made for. ${verdict(ranges)}`,
    psnrTable(columns, ranges),
  ];
  if (int8) parts.push('8-bit variants at their own level’s input, and what they lost:', int8);
  if (qualities.length > 0)
    parts.push(`JPEG alone on ${qualities[0]?.set}. ${byQuality(qualities)}`, psnrTable(columns, qualities));
  return parts.join('\n\n');
}
