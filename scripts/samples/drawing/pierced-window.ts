import { hex } from '../core/picture';
import { type Random, between } from '../core/random';
import { type Pen, arc, through } from './pen';

/** Bars of a net of hexagons and their hearts, cut off at the circle of radius r about (x, y). */
function lattice(x: number, y: number, r: number): [number, number][][] {
  const bars: [number, number][][] = [];
  const side = 35;
  const inside = (p: readonly [number, number]): boolean => Math.hypot(p[0] - x, p[1] - y) < r;
  const add = (from: [number, number], to: [number, number]): void => {
    // Cut in short pieces, a bar that crosses the rim keeps its inner part.
    const pieces = Array.from({ length: 9 }, (_, i): [number, number] => [
      from[0] + ((to[0] - from[0]) * i) / 8,
      from[1] + ((to[1] - from[1]) * i) / 8,
    ]).filter(inside);
    if (pieces.length > 1) bars.push(pieces);
  };
  for (let row = -4; row <= 4; row++) {
    for (let col = -5; col <= 5; col++) {
      const [cx, cy] = [x + (col + (row & 1) / 2) * side * Math.sqrt(3), y + row * side * 1.5];
      const corner = (k: number, q: number): [number, number] => [
        cx + q * side * Math.sin((k * Math.PI) / 3),
        cy - q * side * Math.cos((k * Math.PI) / 3),
      ];
      for (let k = 0; k < 6; k++) {
        if (k < 3) add(corner(k, 1), corner(k + 1, 1));
        add(corner(k, 0.42), corner(k + 1, 0.42));
        if (k % 2 === 0) add(corner(k, 0.42), corner(k, 1));
      }
    }
  }
  return bars;
}

/** The pierced window: leaves of the garden behind a lattice of hexagons. */
export function drawPiercedWindow(pen: Pen, x: number, y: number, r: number, random: Random): void {
  pen.outlined(arc(x, y, r + 30, r + 30, 0, 2 * Math.PI, 96), hex('#b7ab97'), 3);
  pen.outlined(arc(x, y, r + 20, r + 20, 0, 2 * Math.PI, 96), hex('#e4dac6'), 2);
  pen.outlined(arc(x, y, r, r, 0, 2 * Math.PI, 96), hex('#2f5a4a'), 3);
  for (let i = 0; i < 70; i++) {
    const a = random() * 6.283;
    const d = (r - 26) * Math.sqrt(random());
    const turn = between(random, 0.6, 2.4);
    const long = between(random, 22, 44);
    const [lx, ly] = [x + d * Math.cos(a), y + d * Math.sin(a)];
    const [dx, dy] = [Math.cos(turn) * long * 0.5, Math.sin(turn) * long * 0.5];
    if (Math.hypot(lx + dx - x, ly + dy - y) > r - 4 || Math.hypot(lx - dx - x, ly - dy - y) > r - 4)
      continue;
    const leaf = through(
      lx,
      ly,
      [
        [-dx, -dy],
        [-dy * 0.25, dx * 0.25],
        [dx, dy],
        [dy * 0.25, -dx * 0.25],
      ],
      true,
    );
    pen.area(leaf, hex(['#4c8a63', '#3f7858', '#6ba26c'][i % 3]));
  }
  const bars = lattice(x, y, r);
  for (const bar of bars) pen.line(bar, 10);
  for (const bar of bars) pen.line(bar, 5.5, hex('#efe6d2'));
  pen.line(arc(x, y, r, r, 0, 2 * Math.PI, 96), 4);
}
