import { hex } from '../core/picture';
import { INK, type Pen, arc, through } from './pen';

export const GINGER = hex('#e79a4b');
export const STRIPE = hex('#b9642a');
export const CREAM = hex('#fff3dd');
const BLUSH = hex('#e9857b');

/** Head with ears, closed smiling eyes and whiskers; (x, y) is its middle. */
export function drawHead(pen: Pen, x: number, y: number): void {
  for (const s of [-1, 1]) {
    pen.outlined(
      through(x, y, [
        [s * 12, -34],
        [s * 36, -72],
        [s * 44, -66],
        [s * 50, -12],
      ]),
      GINGER,
      3.6,
    );
    pen.area(
      through(x, y, [
        [s * 22, -36],
        [s * 37, -58],
        [s * 42, -22],
      ]),
      BLUSH,
    );
  }
  pen.outlined(
    through(
      x,
      y,
      [
        [-30, -38],
        [0, -42],
        [30, -38],
        [52, -10],
        [58, 16],
        [34, 38],
        [0, 44],
        [-34, 38],
        [-58, 16],
        [-52, -10],
      ],
      true,
    ),
    GINGER,
    3.6,
  );
  pen.area(
    through(
      x,
      y + 18,
      [
        [-36, 4],
        [-16, -8],
        [0, -18],
        [16, -8],
        [36, 4],
        [22, 20],
        [0, 25],
        [-22, 20],
      ],
      true,
    ),
    CREAM,
  );
  for (const [sx, tilt] of [
    [-13, -3],
    [0, 0],
    [13, 3],
  ] as const)
    pen.swell(
      [
        [x + sx, y - 40],
        [x + sx * 0.9, y - 28],
        [x + sx * 0.8 - tilt * 0.3, y - 17],
      ],
      7,
      STRIPE,
    );
  for (const s of [-1, 1]) {
    pen.swell(
      through(x + s * 25, y - 1, [
        [-13, -1],
        [-6, 6],
        [4, 7],
        [13, 0],
      ]),
      5,
    );
    pen.swell(
      through(x + s * 6, y + 21, [
        [-s * 6, -4],
        [0, 4],
        [s * 8, 4],
        [s * 14, -1],
      ]),
      3,
    );
    pen.area(arc(x + s * 38, y + 14, 9, 5, 0, 2 * Math.PI, 20), BLUSH, 0.55);
    for (const [k, rise] of [
      [0, -8],
      [1, 1],
      [2, 11],
    ] as const) {
      pen.line(
        through(x, y, [
          [s * 30, 14 + k * 4],
          [s * 62, 9 + rise * 0.7 + k],
          [s * 92, 8 + rise * 1.5],
        ]),
        2,
        INK,
        0.4,
      );
    }
    pen.swell(
      [
        [x + s * 55, y + 4],
        [x + s * 46, y + 7],
        [x + s * 40, y + 6],
      ],
      5,
      STRIPE,
    );
  }
  pen.outlined(
    [
      [x - 6, y + 10],
      [x + 6, y + 10],
      [x, y + 17],
    ],
    BLUSH,
    2,
  );
}
