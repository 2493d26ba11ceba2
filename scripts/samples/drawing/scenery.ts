import { fbm2 } from '../core/noise';
import { hex, mixRgb } from '../core/picture';
import { type Random, between } from '../core/random';
import { INK, type Pen, SHEET, arc, through } from './pen';
import { drawHouse } from './house';

/** Where the canal's surface meets the far bank, sheet units. */
export const WATER = 770;

/** Cloud of curled lobes with a flat foot; `size` is about half its width. */
function cloud(pen: Pen, x: number, y: number, size: number): void {
  const s = size / 100;
  const body = through(x, y, [
    [-118 * s, 0],
    [-96 * s, -24 * s],
    [-62 * s, -22 * s],
    [-40 * s, -52 * s],
    [2 * s, -56 * s],
    [26 * s, -32 * s],
    [60 * s, -40 * s],
    [84 * s, -14 * s],
    [122 * s, 0],
  ]);
  pen.area(body, hex('#fffaf0'));
  pen.swell(body, 3);
  for (const [cx, cy, r] of [
    [-58, -8, 15],
    [4, -26, 22],
    [62, -12, 16],
  ] as const) {
    const curl = Array.from({ length: 34 }, (_, i): [number, number] => {
      const a = -2.6 + i * 0.21;
      const q = r * s * (1 - i / 46);
      return [x + cx * s + q * Math.cos(a), y + cy * s + q * Math.sin(a)];
    });
    pen.swell(curl, 2.4);
  }
  pen.line(
    [
      [x - 118 * s, y],
      [x + 122 * s, y],
    ],
    2.4,
    INK,
    1,
  );
}

/** One ridge of hills as a flat colour with a fine outline and a few hatched folds. */
function ridge(pen: Pen, base: number, height: number, seed: number, colour: string): void {
  const top = (x: number): number =>
    base - height * (0.45 + 0.75 * Math.abs(fbm2(x / 310 + seed, seed, 3, seed)) * 1.7);
  const crest = Array.from({ length: 201 }, (_, i): [number, number] => [i * 8, top(i * 8)]);
  pen.area([...crest, [SHEET.width, WATER], [0, WATER]], hex(colour));
  pen.line(crest, 2);
  for (let x = 20; x < SHEET.width; x += 34) {
    const y = top(x);
    const fold = through(x, y + 8, [
      [0, 0],
      [6, 16],
      [4, 30],
      [12, 30 + height * 0.2],
    ]);
    pen.line(fold, 1.6, mixRgb(hex(colour), INK, 0.5), 0.4);
  }
}

/** Sky with sun and clouds, two ridges, a far bank with houses, and the canal. */
export function drawScenery(pen: Pen, random: Random): void {
  pen.area(
    [
      [0, 0],
      [1600, 0],
      [1600, WATER],
      [0, WATER],
    ],
    hex('#f8e3c4'),
  );
  pen.area(
    [
      [0, 0],
      [1600, 0],
      [1600, 210],
      [0, 250],
    ],
    hex('#f4d6b0'),
  );
  pen.outlined(arc(760, 300, 118, 118), hex('#e8684a'), 3);
  cloud(pen, 560, 350, 120);
  cloud(pen, 960, 235, 95);
  cloud(pen, 1420, 150, 130);
  ridge(pen, 640, 150, 3, '#b9cdbd');
  ridge(pen, 720, 130, 8, '#8fb3a5');
  for (const [x, y] of [
    [520, 178],
    [578, 150],
    [610, 186],
  ] as const) {
    pen.swell(
      through(x, y, [
        [-22, -8],
        [-10, -14],
        [0, 0],
        [10, -14],
        [22, -8],
      ]),
      3.4,
    );
  }
  for (let x = 640; x < 1060; x += between(random, 66, 92))
    drawHouse(pen, x, WATER - 22, between(random, 44, 66), random);
  pen.outlined(
    [
      [-5, WATER - 24],
      [1605, WATER - 24],
      [1605, WATER],
      [-5, WATER],
    ],
    hex('#c9bfa8'),
    2.5,
  );
  for (let x = 8; x < 1600; x += 46)
    pen.line(
      [
        [x, WATER - 23],
        [x + 4, WATER - 2],
      ],
      1.5,
    );
  pen.area(
    [
      [0, WATER],
      [1600, WATER],
      [1600, 1200],
      [0, 1200],
    ],
    hex('#9fcacb'),
  );
  pen.line(
    [
      [0, WATER],
      [1600, WATER],
    ],
    2.5,
  );
  for (let i = 0; i < 120; i++) {
    const y = WATER + 14 + 410 * random() ** 1.3;
    const long = between(random, 22, 60) * (0.6 + (y - WATER) / 320);
    const x = random() * 1600;
    const wave = through(x, y, [
      [0, 0],
      [long * 0.25, -3],
      [long * 0.5, 0],
      [long * 0.75, 3],
      [long, 0],
    ]);
    pen.swell(wave, 2.2, random() < 0.45 ? hex('#e6f3ee') : hex('#4f8790'));
  }
}
