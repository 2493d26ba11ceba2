/** What a benchmark hands to `main`, and how it is printed. */

export type Row = Record<string, string | number>;

export interface BenchReport {
  name: string;
  /** Rows by title. */
  tables: Record<string, Row[]>;
  /** Under which conditions, what the figures include, what was left out. */
  notes?: string[];
  /** The promise that was broken, if one was. */
  failed?: string;
}

/** Rows as a Markdown table with aligned columns; columns are the union of the rows' keys. */
export function tableOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, i) => Math.max(3, ...cells.map((line) => line[i]?.length ?? 0)));
  const lines = cells.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}

/** A promise about speed: a busy machine misses it, so it is told and fails nothing. */
export function target(promise: string, measured: string, met: boolean): Row {
  return { promise, measured, '': met ? 'met' : 'missed' };
}
