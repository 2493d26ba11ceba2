/** Tables for the terminal. */

/** Wide characters (Chinese, full-width) take two columns. */
const widthOf = (text: string) =>
  [...text].reduce(
    (sum, char) =>
      sum + (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );

/** Rows with every column as wide as its widest cell; columns of `right` (by number) stand right. */
export function aligned(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => {
      const space = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
      return right.includes(i) ? space + cell : cell + space;
    });
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
}
