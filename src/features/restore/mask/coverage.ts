/** How much of a mask is marked, as a whole and in the cells of a grid. */
import type { Area } from './marks';

export const COLUMNS = 4;
export const ROWS = 3;

export interface Cell {
  /** From 0. */
  column: number;
  row: number;
  area: Area;
}

export interface Coverage {
  /** 0..1 of the whole. */
  share: number;
  /** 0..1 of each cell, row by row. */
  cells: readonly number[];
}

export const UNMARKED: Coverage = { share: 0, cells: Array.from({ length: COLUMNS * ROWS }, () => 0) };

/** The cells of a mask of this size in px, row by row; together they are the whole. */
export function cellsOf({ width, height }: { width: number; height: number }): Cell[] {
  const edge = (index: number, count: number, length: number) => Math.round((index / count) * length);
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    const [x, y] = [edge(column, COLUMNS, width), edge(row, ROWS, height)];
    const area = {
      x,
      y,
      width: edge(column + 1, COLUMNS, width) - x,
      height: edge(row + 1, ROWS, height) - y,
    };
    return { column, row, area };
  });
}

/** `rgba`: H×W×4, of which the alpha tells what is marked. */
export function coverageOf(rgba: ArrayLike<number>, width: number, height: number): Coverage {
  let marked = 0;
  const cells = cellsOf({ width, height }).map(({ area }) => {
    let sum = 0;
    for (let y = area.y; y < area.y + area.height; y += 1) {
      for (let x = area.x; x < area.x + area.width; x += 1) sum += rgba[(y * width + x) * 4 + 3] ?? 0;
    }
    marked += sum;
    return sum / 255 / Math.max(1, area.width * area.height);
  });
  return { share: marked / 255 / Math.max(1, width * height), cells };
}
