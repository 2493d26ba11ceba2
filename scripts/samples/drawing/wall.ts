import { hex } from '../core/picture';
import { type Random, between } from '../core/random';
import { type Pen, arc, through } from './pen';
import { drawPiercedWindow } from './pierced-window';

/** Left end of the wall and the height of its ridge, sheet units. */
export const WALL = { x: 1010, top: 590 } as const;
const TILE = 34;

/** Ridge, rows of tiles with round ends, and drip tiles between them. */
function coping(pen: Pen): void {
  const { x, top } = WALL;
  const slate = hex('#56626e');
  const light = hex('#7b8894');
  pen.outlined(
    [
      [x - 30, top + 66],
      [x - 8, top + 18],
      [1605, top + 18],
      [1605, top + 66],
    ],
    hex('#3d4750'),
    3,
  );
  for (let k = 0; k < 20; k++) {
    const tx = x - 22 + k * TILE;
    pen.outlined(
      through(tx + TILE / 2, top + 66, [
        [-15, -4],
        [-11, 8],
        [0, 20],
        [11, 8],
        [15, -4],
      ]),
      slate,
      2.2,
    );
    pen.line(
      through(tx + TILE / 2, top + 66, [
        [-8, 2],
        [0, 12],
        [8, 2],
      ]),
      1.4,
      light,
    );
  }
  for (let k = 0; k < 20; k++) {
    const tx = x - 22 + k * TILE;
    pen.outlined(
      [
        [tx - 4, top + 18],
        [tx + 12, top + 18],
        [tx + 11, top + 66],
        [tx - 11, top + 66],
      ],
      slate,
      2.4,
    );
    pen.line(
      [
        [tx + 1, top + 20],
        [tx - 4, top + 60],
      ],
      3,
      light,
    );
    for (const y of [34, 50])
      pen.line(
        through(tx + 2 - y * 0.05, top + y, [
          [-10, 0],
          [0, 4],
          [10, 0],
        ]),
        1.5,
      );
    pen.outlined(arc(tx, top + 68, 13, 13, 0, 2 * Math.PI, 32), light, 2.4);
    pen.line(arc(tx, top + 68, 8, 8, 0, 2 * Math.PI, 24), 1.4);
    for (let a = 0; a < 6; a++)
      pen.line(
        [
          [tx, top + 68],
          [tx + 7 * Math.cos(a * 1.047), top + 68 + 7 * Math.sin(a * 1.047)],
        ],
        1.2,
      );
  }
  pen.outlined(
    through(
      x,
      top,
      [
        [-46, -8],
        [-30, 4],
        [-10, 2],
        [40, 0],
        [300, 0],
        [600, 0],
        [600, 20],
        [300, 20],
        [20, 20],
        [-20, 20],
      ],
      true,
    ),
    light,
    3,
  );
  pen.line(
    [
      [x - 8, top + 10],
      [1600, top + 10],
    ],
    1.6,
  );
}

/** Whitewashed garden wall with tiled coping, shadow under its eaves, and the pierced window. */
export function drawWall(pen: Pen, random: Random): void {
  const { x, top } = WALL;
  pen.outlined(
    [
      [x, top + 60],
      [1610, top + 60],
      [1610, 1210],
      [x, 1210],
    ],
    hex('#fbf5e6'),
    3.4,
  );
  pen.area(
    [
      [x + 2, top + 80],
      [1600, top + 80],
      [1600, top + 116],
      [x + 2, top + 104],
    ],
    hex('#cfd3d0'),
  );
  pen.area(
    [
      [x + 2, 1120],
      [1600, 1120],
      [1600, 1200],
      [x + 2, 1200],
    ],
    hex('#b9b3a4'),
  );
  pen.line(
    [
      [x, 1120],
      [1600, 1120],
    ],
    2.5,
  );
  for (let k = 0; k < 9; k++) {
    pen.line(
      [
        [x + k * 74, 1120],
        [x + k * 74, 1160],
      ],
      2,
    );
    pen.line(
      [
        [x + 37 + k * 74, 1160],
        [x + 37 + k * 74, 1200],
      ],
      2,
    );
  }
  pen.line(
    [
      [x, 1160],
      [1600, 1160],
    ],
    2,
  );
  // A few hair cracks and stains keep the whitewash from looking printed.
  for (let k = 0; k < 16; k++) {
    const [cx, cy] = [between(random, x + 20, 1590), between(random, top + 130, 1100)];
    pen.line(
      through(cx, cy, [
        [0, 0],
        [8, 9],
        [4, 20],
        [14, 33],
      ]),
      1.4,
      hex('#b8ae9b'),
      0.4,
    );
  }
  drawPiercedWindow(pen, 1310, 905, 150, random);
  coping(pen);
}
