import { type Rgb, hex } from '../core/picture';
import { INK, type Pen, arc } from './pen';
import { WATER } from './scenery';

const MIDDLE = 520;
const HALF = 400;
const ARCH = 158;
const RING = 30;

/** Height of the bridge's walk above the water at x, sheet units. */
function deck(x: number): number {
  const t = (x - MIDDLE) / HALF;
  return 46 + 196 * (0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, Math.abs(t)))) ** 0.9;
}

/** Sheet position of a point of the walk, `up` above it. */
function on(x: number, up = 0): [number, number] {
  return [x, WATER - deck(x) - up];
}

/** Outline of the bridge between its ends with the arch cut out; `mirror` turns it over in the water. */
function outline(mirror: number): [number, number][] {
  const top = Array.from({ length: 81 }, (_, i): [number, number] => [
    MIDDLE - HALF + i * 10,
    deck(MIDDLE - HALF + i * 10),
  ]);
  const hole = arc(MIDDLE, 0, ARCH, ARCH, 0, Math.PI, 48);
  const path: [number, number][] = [[MIDDLE - HALF, 0], ...top, [MIDDLE + HALF, 0], ...hole];
  return path.map(([x, y]) => [x, WATER - y * mirror]);
}

/** Courses of masonry with staggered joints, kept off the arch and its ring. */
function masonry(pen: Pen, colour: Rgb): void {
  for (let row = 0; row < 11; row++) {
    const y = 6 + row * 22;
    for (let k = 0; k < 17; k++) {
      const x = MIDDLE - HALF + k * 52 + (row % 2) * 26;
      const free = (px: number, py: number): boolean =>
        py < deck(px) - 8 &&
        Math.hypot(px - MIDDLE, py) > ARCH + RING + 4 &&
        Math.abs(px - MIDDLE) < HALF - 4;
      if (free(x, y) && free(x + 44, y))
        pen.line(
          [
            [x, WATER - y],
            [x + 46, WATER - y],
          ],
          1.6,
          colour,
        );
      if (free(x, y) && free(x, y + 20))
        pen.line(
          [
            [x, WATER - y],
            [x + 1, WATER - y - 21],
          ],
          1.6,
          colour,
        );
    }
  }
}

/** Posts with lotus-bud heads, two rails and pierced panels along the walk. */
function balustrade(pen: Pen): void {
  const stone = hex('#e9dfc9');
  const rail = (up: number): [number, number][] =>
    Array.from({ length: 79 }, (_, i) => on(MIDDLE - HALF + 10 + i * 10, up));
  pen.area([...rail(4), ...rail(44).reverse()], stone);
  for (const up of [4, 12, 34, 44]) pen.line(rail(up), 2.2);
  for (let x = MIDDLE - HALF + 10; x <= MIDDLE + HALF - 10; x += 13) pen.line([on(x, 12), on(x, 34)], 1.4);
  for (let x = MIDDLE - HALF + 10; x <= MIDDLE + HALF; x += 65) {
    const [px, py] = on(x);
    pen.outlined(
      [
        [px - 7, py],
        [px - 7, py - 54],
        [px + 7, py - 54],
        [px + 7, py],
      ],
      stone,
      2.4,
    );
    pen.outlined([...arc(px, py - 62, 8, 8, -0.5, Math.PI + 0.5, 20), [px, py - 80]], stone, 2.2);
    pen.line(
      [
        [px - 3, py - 8],
        [px - 3, py - 46],
      ],
      1,
    );
  }
}

/** The arched stone bridge over the canal, with its mirror image closing the arch to a full moon. */
export function drawBridge(pen: Pen): void {
  pen.area(outline(-0.94), hex('#79a7a9'));
  for (let k = 0; k < 26; k++) {
    const y = WATER + 8 + k * 9;
    const wide = HALF * (1 - k / 34) * (0.86 + 0.14 * Math.sin(k * 2.4));
    const gap = ARCH * Math.sqrt(Math.max(0, 1 - ((y - WATER) / ARCH) ** 2)) + 14;
    for (const side of [-1, 1]) {
      if (wide < gap + 20) continue;
      pen.swell(
        [
          [MIDDLE + side * gap, y],
          [MIDDLE + side * (gap + wide) * 0.5, y + 1.5],
          [MIDDLE + side * wide, y],
        ],
        2,
        k % 2 === 0 ? hex('#5b8f96') : hex('#b9d9d6'),
      );
    }
  }
  pen.outlined(outline(1), hex('#d8cbb0'), 3.4);
  masonry(pen, hex('#8d7f68'));
  // The soffit in shade shows the thickness of the vault.
  pen.area(
    [
      ...arc(MIDDLE, WATER, ARCH, ARCH, Math.PI, 2 * Math.PI),
      ...arc(MIDDLE + 22, WATER, ARCH - 4, ARCH - 16, 2 * Math.PI, Math.PI),
    ],
    hex('#8f836f'),
  );
  pen.area(
    [
      ...arc(MIDDLE, WATER, ARCH + RING, ARCH + RING, Math.PI, 2 * Math.PI),
      ...arc(MIDDLE, WATER, ARCH, ARCH, 2 * Math.PI, Math.PI),
    ],
    hex('#e9dfc9'),
  );
  for (const r of [ARCH, ARCH + RING]) pen.line(arc(MIDDLE, WATER, r, r, Math.PI, 2 * Math.PI), 3);
  for (let k = 1; k < 19; k++) {
    const a = Math.PI + (k / 19) * Math.PI;
    const at = (r: number): [number, number] => [MIDDLE + r * Math.cos(a), WATER + r * Math.sin(a)];
    pen.line([at(ARCH), at(ARCH + RING)], 2);
  }
  balustrade(pen);
  pen.line(
    [
      [MIDDLE - HALF, WATER],
      [MIDDLE - ARCH, WATER],
    ],
    3,
    INK,
  );
  pen.line(
    [
      [MIDDLE + ARCH, WATER],
      [MIDDLE + HALF, WATER],
    ],
    3,
    INK,
  );
}
