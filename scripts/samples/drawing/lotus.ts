import { hex } from '../core/picture';
import { type Random } from '../core/random';
import { fraction } from '../core/scalar';
import { INK, type Pen, arc, through } from './pen';

/** A round lotus leaf afloat: notch, veins and a lit rim. */
function pad(pen: Pen, x: number, y: number, r: number, turn: number): void {
  const rim = arc(x, y, r, r * 0.4, turn + 0.18, turn + 2 * Math.PI - 0.18, 60);
  pen.area(
    rim.map(([px, py]): [number, number] => [px + 4, py + 8]),
    hex('#5b8f96'),
  );
  pen.outlined([...rim, [x, y]], hex('#6fa868'), 3);
  for (let k = 0; k < 15; k++) {
    const a = turn + 0.3 + (k / 14) * (2 * Math.PI - 0.6);
    pen.line(
      [
        [x, y],
        [x + r * 0.88 * Math.cos(a), y + r * 0.35 * Math.sin(a)],
      ],
      2,
      hex('#3d7047'),
      0.8,
    );
  }
  pen.area(arc(x, y, r * 0.09, r * 0.045, 0, 2 * Math.PI, 20), hex('#c5dd9a'));
}

/** A lotus flower on its stalk, petals drawn from the back forward. */
function lotus(pen: Pen, x: number, y: number, size: number): void {
  pen.line(
    through(x, y, [
      [0, 0],
      [6, size * 0.8],
      [-2, size * 1.7],
    ]),
    8,
    INK,
  );
  pen.line(
    through(x, y, [
      [0, 0],
      [6, size * 0.8],
      [-2, size * 1.7],
    ]),
    4,
    hex('#5f9a54'),
  );
  const petal = (angle: number, long: number, wide: number, colour: string): void => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const at = (t: number, side: number): [number, number] => [
      c * t * long - s * side * wide,
      s * t * long + c * side * wide,
    ];
    pen.outlined(
      through(
        x,
        y,
        [at(0, 0), at(0.35, 0.9), at(0.75, 0.8), at(1.05, 0), at(0.75, -0.8), at(0.35, -0.9)],
        true,
      ),
      hex(colour),
      2.6,
    );
    for (const side of [-0.35, 0, 0.35]) {
      const [from, to] = [at(0.35, side), at(0.92, side * 0.5)];
      pen.line(
        [
          [x + from[0], y + from[1]],
          [x + to[0], y + to[1]],
        ],
        1,
        hex('#c2567a'),
        0.4,
      );
    }
  };
  for (const a of [-2.75, -0.39, -2.2, -0.94, -1.57]) petal(a, size, size * 0.3, '#f2a7b6');
  for (const a of [-2.95, -0.2, -2.45, -0.7, -1.9, -1.24]) petal(a, size * 0.8, size * 0.28, '#f9c9d0');
  petal(-1.57, size * 0.62, size * 0.27, '#fde3e4');
}

/** Lotus leaves and flowers in the near water. */
export function drawLotus(pen: Pen, random: Random): void {
  for (let k = 0; k < 17; k++) {
    const t = k / 16;
    pad(pen, 310 + 590 * fraction(k * 0.618), 975 + t * 210, 44 + 60 * t + 12 * random(), random() * 6.28);
  }
  lotus(pen, 520, 1010, 84);
  lotus(pen, 860, 1060, 96);
  lotus(pen, 690, 1120, 70);
}
