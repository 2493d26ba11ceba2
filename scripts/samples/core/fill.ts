/** Called with a pixel's index (row × width + column) and the part of it that is covered, in (0, 1]. */
export type Visit = (index: number, coverage: number) => void;

/** Points of a closed outline or an open line, pixels. */
export type Points = readonly (readonly [number, number])[];

const SUBLINES = 5;

/** Where the outline crosses the horizontal line at y, with the direction (+1 down, -1 up), left to right. */
function crossings(points: Points, y: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i];
    const [bx, by] = points[(i + 1) % points.length];
    if (ay <= y === by <= y) continue;
    found.push([ax + ((y - ay) / (by - ay)) * (bx - ax), by > ay ? 1 : -1]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** Adds the span [from, to) to a row of coverages, exact in x. */
function addSpan(row: Float32Array, from: number, to: number, weight: number): void {
  const start = Math.max(0, from);
  const end = Math.min(row.length, to);
  for (let x = Math.floor(start); x < end; x++) {
    row[x] += weight * (Math.min(x + 1, end) - Math.max(x, start));
  }
}

/** Visits the pixels inside a closed outline (nonzero winding), antialiased: exact in x, five sublines in y. */
export function fill(width: number, height: number, points: Points, visit: Visit): void {
  let top = Infinity;
  let bottom = -Infinity;
  for (const [, y] of points) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const row = new Float32Array(width);
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.floor(bottom)); y++) {
    row.fill(0);
    for (let s = 0; s < SUBLINES; s++) {
      let winding = 0;
      let from = 0;
      for (const [x, direction] of crossings(points, y + (s + 0.5) / SUBLINES)) {
        if (winding === 0) from = x;
        winding += direction;
        if (winding === 0) addSpan(row, from, x, 1 / SUBLINES);
      }
    }
    for (let x = 0; x < width; x++) if (row[x] > 0) visit(y * width + x, Math.min(1, row[x]));
  }
}
