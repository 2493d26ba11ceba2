/** From what a face detector answers for each cell to boxes. All in px of the picture that it saw. */

/** Left and top border, width and height. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface ScoredBox extends Box {
  /** How likely it is a face, 0..1. */
  score: number;
}

/** What the network answers: 5 planes of `columns`×`rows` cells of `stride` px (see `faceDetectEntry`). */
export interface FaceCells {
  data: Float32Array;
  columns: number;
  rows: number;
  stride: number;
}

/** Boxes of which the union is shared this much, or of which one lies this much inside the other, are one face. */
const SAME = 0.4;
const INSIDE = 0.7;

const areaOf = ({ width, height }: Box) => width * height;

/** Whether two boxes show the same face. */
export function isSameFace(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  const smaller = Math.min(areaOf(a), areaOf(b));
  return shared > 0 && (shared >= SAME * (areaOf(a) + areaOf(b) - shared) || shared >= INSIDE * smaller);
}

/** The boxes without those that show the same face as a likelier one, the likeliest first. */
export function suppressed(boxes: readonly ScoredBox[]): ScoredBox[] {
  return boxes
    .toSorted((a, b) => b.score - a.score)
    .reduce<ScoredBox[]>(
      (kept, box) => (kept.some((one) => isSameFace(one, box)) ? kept : [...kept, box]),
      [],
    );
}

/** Whether no cell around is likelier; of equal ones the first counts. */
function isPeak({ data, columns, rows }: FaceCells, column: number, row: number): boolean {
  const score = data[row * columns + column] ?? 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const other = data[y * columns + x] ?? 0;
      const before = y < row || (y === row && x < column);
      if (other > score || (before && other === score)) return false;
    }
  }
  return true;
}

/** The faces whose likelihood is at least `threshold`: a box for each peak, none twice. */
export function facesIn(cells: FaceCells, threshold: number): ScoredBox[] {
  const { data, columns, rows, stride } = cells;
  const size = columns * rows;
  const boxes: ScoredBox[] = [];
  for (let i = 0; i < size; i++) {
    const score = data[i] ?? 0;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    if (!(score >= threshold) || !isPeak(cells, column, row)) continue;
    const [dx = 0, dy = 0, width = 0, height = 0] = [1, 2, 3, 4].map((plane) => data[plane * size + i]);
    const x = (column + 0.5) * stride + dx - width / 2;
    const y = (row + 0.5) * stride + dy - height / 2;
    boxes.push({ x, y, width, height, score });
  }
  return suppressed(boxes);
}
