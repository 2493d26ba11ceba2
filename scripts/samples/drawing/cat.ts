import { CREAM, GINGER, STRIPE, drawHead } from './cat-head';
import { INK, type Pen, through } from './pen';
import { WALL } from './wall';

/** A ginger cat asleep in the sun on the ridge of the wall, one paw and the tail hanging down. */
export function drawCat(pen: Pen): void {
  const [x, y] = [1250, WALL.top];
  const tail = through(x, y, [
    [168, -16],
    [206, 0],
    [214, 50],
    [196, 96],
    [206, 140],
    [234, 156],
  ]);
  pen.line(tail, 36, INK, 26);
  pen.line(tail, 29, GINGER, 19);
  for (let k = 12; k < tail.length - 8; k += 9) pen.line([tail[k], tail[k + 3]], 27, STRIPE, 25);
  pen.line(tail.slice(-7), 21, CREAM, 19);
  const body = through(
    x,
    y,
    [
      [-118, 4],
      [-112, -40],
      [-66, -96],
      [10, -122],
      [92, -112],
      [156, -72],
      [184, -20],
      [172, 4],
      [60, 6],
      [-40, 6],
    ],
    true,
  );
  pen.outlined(body, GINGER, 4);
  pen.area(
    through(
      x,
      y,
      [
        [-112, 3],
        [-100, -28],
        [-40, -30],
        [30, -20],
        [90, -4],
        [60, 4],
        [-40, 4],
      ],
      true,
    ),
    CREAM,
  );
  for (const [sx, sy, bend] of [
    [-14, -117, -10],
    [22, -121, -4],
    [58, -119, 4],
    [94, -111, 10],
    [128, -92, 14],
  ] as const) {
    pen.swell(
      through(x + sx, y + sy, [
        [0, 2],
        [bend * 0.4 + 6, 20],
        [bend + 4, 44],
        [bend - 4, 62],
      ]),
      11,
      STRIPE,
    );
  }
  pen.swell(
    through(x, y, [
      [60, 2],
      [74, -42],
      [116, -62],
      [152, -42],
      [166, -6],
    ]),
    3.6,
  );
  pen.outlined(
    through(
      x,
      y,
      [
        [40, 6],
        [44, -14],
        [70, -20],
        [112, -12],
        [118, 6],
      ],
      true,
    ),
    GINGER,
    3.4,
  );
  for (const k of [0, 1])
    pen.line(
      [
        [x + 52 + k * 12, y + 4],
        [x + 54 + k * 12, y - 6],
      ],
      2.4,
    );
  pen.outlined(
    through(
      x,
      y,
      [
        [-50, -8],
        [-52, 24],
        [-48, 52],
        [-32, 58],
        [-18, 50],
        [-18, 20],
        [-12, -10],
      ],
      true,
    ),
    GINGER,
    3.6,
  );
  pen.area(
    through(
      x,
      y,
      [
        [-49, 38],
        [-46, 51],
        [-32, 56],
        [-20, 49],
        [-20, 36],
      ],
      true,
    ),
    CREAM,
  );
  for (const k of [0, 1])
    pen.line(
      [
        [x - 39 + k * 11, y + 57],
        [x - 39 + k * 11, y + 46],
      ],
      2.4,
    );
  drawHead(pen, x - 92, y - 42);
}
