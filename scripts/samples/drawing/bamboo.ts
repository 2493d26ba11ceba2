import { hex } from '../core/picture';
import { type Random, between } from '../core/random';
import { INK, type Pen, through } from './pen';

const GREENS = ['#5f9a54', '#4a8450', '#7fb164', '#3d7047'].map(hex);

/** A bamboo leaf from (x, y) in direction `angle`: a long lens with a midrib. */
function leaf(pen: Pen, x: number, y: number, angle: number, long: number, tone: number): void {
  const [dx, dy] = [Math.cos(angle) * long, Math.sin(angle) * long];
  const at = (t: number, side: number): [number, number] => [
    t * dx - side * dy * 0.1,
    t * dy + side * dx * 0.1,
  ];
  const edge = through(
    x,
    y,
    [at(0, 0), at(0.3, 1), at(0.65, 0.7), at(1, 0), at(0.65, -0.7), at(0.3, -1)],
    true,
  );
  pen.outlined(edge, GREENS[tone % GREENS.length], 2.4);
  pen.line(
    [
      [x, y],
      [x + dx * 0.9, y + dy * 0.9],
    ],
    1.4,
    INK,
    0.5,
  );
  pen.line(
    [
      [x + dx * 0.2 - dy * 0.03, y + dy * 0.2 + dx * 0.03],
      [x + dx * 0.75 - dy * 0.025, y + dy * 0.75 + dx * 0.025],
    ],
    0.9,
    hex('#2e5a3c'),
  );
}

/** A spray of leaves that hang from a twig. */
function spray(pen: Pen, x: number, y: number, lean: number, random: Random): void {
  const twig = through(x, y, [
    [0, 0],
    [lean * 50, -18],
    [lean * 104, -6],
  ]);
  pen.line(twig, 4, hex('#4a6b3a'), 2);
  for (let k = 0; k < 9; k++) {
    const [lx, ly] = twig[Math.floor((0.25 + 0.75 * (k / 8)) * (twig.length - 1))];
    const angle = Math.PI / 2 - lean * between(random, -0.25, 1.25);
    leaf(pen, lx, ly, angle, between(random, 74, 128), Math.floor(random() * 4));
  }
}

/** Stalks of bamboo along the left edge with nodes, highlights and sprays of leaves. */
export function drawBamboo(pen: Pen, random: Random): void {
  for (const [x0, x1, wide, tone] of [
    [150, 250, 22, 3],
    [36, 10, 34, 1],
    [94, 150, 30, 0],
  ] as const) {
    const at = (t: number): number => x0 + (x1 - x0) * t * t;
    let y = 1215;
    while (y > -40) {
      const next = y - between(random, 128, 168);
      const [a, b] = [at((1200 - y) / 1200), at((1200 - next) / 1200)];
      const w = wide / 2;
      pen.outlined(
        [
          [a - w - 2, y],
          [a - w + 1, y - 10],
          [b - w + 1, next + 10],
          [b - w - 2, next],
          [b + w + 2, next],
          [b + w - 1, next + 10],
          [a + w - 1, y - 10],
          [a + w + 2, y],
        ],
        GREENS[tone],
        3,
      );
      pen.line(
        [
          [a - w * 0.4, y - 16],
          [b - w * 0.4, next + 16],
        ],
        wide * 0.16,
        hex('#b4d68e'),
      );
      pen.line(
        [
          [a + w * 0.6, y - 12],
          [b + w * 0.6, next + 12],
        ],
        wide * 0.2,
        hex('#2e5a3c'),
      );
      pen.line(
        [
          [b - w - 3, next],
          [b + w + 3, next],
        ],
        5,
      );
      if (next < 900 && random() < 0.85)
        spray(pen, b, next, random() < 0.3 ? -0.8 : between(random, 0.7, 1.2), random);
      y = next;
    }
  }
  for (const [x, y] of [
    [60, -10],
    [150, 40],
    [250, 10],
    [340, -20],
    [20, 180],
  ] as const)
    spray(pen, x, y, between(random, 0.5, 1.2), random);
}
