import { line, shape } from '../core/brush';
import type { Picture, Rgb } from '../core/picture';
import { curve } from '../core/stroke';
import type { Hour } from './times';

/** Lantern, units from the middle of the raft. */
export const LANTERN = { x: 66, y: -27 } as const;

/** Draws raft, fisherman with pole and straw hat, cormorant and lantern; `put` places units and may mirror them. */
export function drawFisherman(
  picture: Picture,
  hour: Hour,
  put: (x: number, y: number) => [number, number],
  unit: number,
): void {
  const dark = hour.shade;
  // Only a sun behind the viewer lights the side that is seen.
  const front = hour.sun[2] < 0 ? 0.4 : 0.05;
  const seen = (own: Rgb): Rgb => {
    const part = (c: 0 | 1 | 2): number => own[c] * (hour.dome[c] * 0.45 + hour.sunlight[c] * front);
    return [part(0), part(1), part(2)];
  };
  const straw = seen([0.34, 0.26, 0.14]);
  const cloth = seen([0.055, 0.065, 0.085]);
  const bamboo = seen([0.2, 0.155, 0.08]);
  const many = (points: [number, number][]): [number, number][] => points.map(([x, y]) => put(x, y));
  for (let k = 0; k < 5; k++) {
    const y = -k * 1.5;
    const hull = curve(
      many([
        [-98, -11 + y * 0.6],
        [-84, -3.5 + y],
        [-40, 0 + y],
        [40, 0 + y],
        [80, -3 + y],
        [95, -9 + y * 0.6],
      ]),
      10,
    );
    line(picture, hull, unit * 1.7, unit * 1.5, k % 2 === 0 ? dark : bamboo);
  }
  shape(
    picture,
    curve(
      many([
        [-21, -6],
        [-19, -30],
        [-15, -48],
        [-7, -55],
        [1, -51],
        [5, -38],
        [4, -22],
        [7, -6],
      ]),
      8,
      true,
    ),
    cloth,
  );
  line(
    picture,
    curve(
      many([
        [-7, -48],
        [4, -40],
        [13, -43],
      ]),
      6,
    ),
    unit * 3,
    unit * 2,
    cloth,
  );
  line(
    picture,
    curve(
      many([
        [-12, -47],
        [-1, -36],
        [9, -31],
      ]),
      6,
    ),
    unit * 3,
    unit * 2,
    dark,
  );
  shape(
    picture,
    curve(
      many([
        [-11, -57],
        [-10, -65],
        [-4, -67],
        [1, -63],
        [0, -57],
      ]),
      8,
      true,
    ),
    dark,
  );
  shape(
    picture,
    many([
      [-22, -61],
      [-5, -75],
      [13, -60],
      [-4, -57.5],
    ]),
    straw,
  );
  line(
    picture,
    many([
      [21, -88],
      [2, 6],
    ]),
    unit * 0.9,
    unit * 0.9,
    dark,
  );
  shape(
    picture,
    curve(
      many([
        [-70, -7],
        [-72, -18],
        [-67, -26],
        [-63, -30],
        [-57, -28],
        [-61, -25],
        [-58, -15],
        [-62, -7],
      ]),
      8,
      true,
    ),
    dark,
  );
  shape(
    picture,
    curve(
      many([
        [38, -6],
        [37, -18],
        [50, -20],
        [57, -17],
        [56, -6],
      ]),
      5,
      true,
    ),
    bamboo,
  );
  line(
    picture,
    many([
      [66, -5],
      [66, -38],
      [LANTERN.x + 1, -39],
    ]),
    unit * 0.8,
    unit * 0.8,
    dark,
  );
}
