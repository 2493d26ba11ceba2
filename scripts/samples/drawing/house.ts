import { hex } from '../core/picture';
import { type Random, between } from '../core/random';
import { type Pen, through } from './pen';

/** White-walled house with a black tiled roof and upturned eaves; (x, y) is its lower left corner. */
export function drawHouse(pen: Pen, x: number, y: number, wide: number, random: Random): void {
  const tall = between(random, 34, 60);
  pen.outlined(
    [
      [x, y],
      [x, y - tall],
      [x + wide, y - tall],
      [x + wide, y],
    ],
    hex('#fbf6ea'),
    2,
  );
  const roof = [
    ...through(x, y - tall, [
      [-12, -4],
      [2, -6],
      [10, -24],
    ]),
    ...through(x + wide, y - tall, [
      [-10, -24],
      [-2, -6],
      [12, -4],
    ]),
  ];
  pen.outlined(roof, hex('#4a5560'), 2);
  for (let k = 1; k < 9; k++) {
    const q = k / 9;
    pen.line(
      [
        [x + 10 + (wide - 20) * q, y - tall - 23],
        [x - 4 + (wide + 8) * q, y - tall - 6],
      ],
      1,
      hex('#8b97a0'),
    );
  }
  for (let k = 0; k < 2; k++) {
    const wx = x + wide * (0.22 + 0.38 * k);
    pen.outlined(
      [
        [wx, y - tall * 0.66],
        [wx + 11, y - tall * 0.66],
        [wx + 11, y - tall * 0.26],
        [wx, y - tall * 0.26],
      ],
      hex('#7c4f3a'),
      1.5,
    );
    pen.line(
      [
        [wx + 5.5, y - tall * 0.66],
        [wx + 5.5, y - tall * 0.26],
      ],
      1,
    );
  }
}
