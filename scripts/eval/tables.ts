/** Figures as Markdown. */
import type { Score } from './metrics';

export interface MethodRow {
  method: string;
  /** Whose 8-bit variant this is. */
  int8Of?: string;
  /** Means by set. */
  scores: Record<string, Score>;
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Numbers as text; the best ones as they are shown (equal ones too) in bold. */
export function boldBest(values: readonly number[], digits: number, best: 'largest' | 'smallest'): string[] {
  const shown = values.map((value) => value.toFixed(digits));
  const winner = (best === 'largest' ? Math.max(...values) : Math.min(...values)).toFixed(digits);
  return shown.map((text) => (text === winner ? `**${text}**` : text));
}

/** One row for each method, one column for each set: PSNR / SSIM / GMSD, each figure's best in bold. */
export function scoreTable(sets: readonly string[], rows: readonly MethodRow[]): string {
  const columns = sets.map((set) => {
    const figures = (figure: (score: Score) => number) =>
      rows.map(({ scores }) => (scores[set] ? figure(scores[set]) : NaN));
    const psnr = boldBest(
      figures(({ psnrY }) => psnrY),
      2,
      'largest',
    );
    const ssim = boldBest(
      figures(({ ssimY }) => ssimY),
      4,
      'largest',
    );
    const deviation = boldBest(
      figures(({ gmsd }) => gmsd),
      4,
      'smallest',
    );
    return rows.map((_, i) => `${psnr[i]} / ${ssim[i]} / ${deviation[i]}`);
  });
  const lines = rows.map(({ method }, i) => [method, ...columns.map((column) => column[i] ?? '')]);
  return markdownTable(['', ...sets], lines);
}

/** dB that an 8-bit variant may lose. */
const ALLOWED_LOSS = 0.1;
export const signed = (value: number, digits = 2) =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

/** 8-bit variants: PSNR and the difference to the float network in dB; undefined when there are none. */
export function int8Table(sets: readonly string[], rows: readonly MethodRow[]): string | undefined {
  const lines = rows.flatMap(({ method, int8Of, scores }) => {
    const float = rows.find((row) => row.method === int8Of);
    if (!float) return [];
    const losses = sets.map((set) => (scores[set]?.psnrY ?? NaN) - (float.scores[set]?.psnrY ?? NaN));
    const cells = sets.map((set, i) => `${scores[set]?.psnrY.toFixed(2)} (${signed(losses[i] ?? NaN)})`);
    return [[method, ...cells, losses.every((loss) => loss >= -ALLOWED_LOSS) ? 'yes' : '**no**']];
  });
  if (lines.length === 0) return undefined;
  return markdownTable(['', ...sets, `loses ≤ ${ALLOWED_LOSS} dB`], lines);
}
