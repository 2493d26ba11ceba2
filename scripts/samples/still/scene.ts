import type { Plane } from '../core/picture';
import { seeded } from '../core/random';
import { BOOK, boundBook } from './book';
import { plumBranch } from './branch';
import { type Tree, buildTree } from './bvh';
import { clothField, clothHeight, linen } from './cloth';
import { lotusScroll } from './design';
import { ellipsoid } from './ellipsoid';
import { fieldShape } from './field';
import { bark, orange, persimmon } from './fruit';
import { blueAndWhite, celadon } from './porcelain';
import type { Shape } from './shape';
import { pot, profile, turnedBox, twig } from './solids';
import type { Material } from './surface';
import type { Vec } from './vector';
import { plaster, wood } from './wood';

const VASE = { x: -1.2, z: -0.55, height: 2.72 } as const;
const BOWL = { x: 1.2, z: -0.3, height: 0.78 } as const;

const glass: Material = (s) => {
  s.glass = true;
};

/** Flat slab from min to max. */
function slabShape(min: Vec, max: Vec, material: Material): Shape {
  const centre: Vec = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  const half: Vec = [(max[0] - min[0]) / 2, (max[1] - min[1]) / 2, (max[2] - min[2]) / 2];
  return fieldShape(turnedBox(centre, half, 0, 0.01), min, max, material);
}

function vase(painting: number): Shape {
  const radius = profile(
    [
      [0, 0.5],
      [0.1, 0.52],
      [0.16, 0.49],
      [0.4, 0.7],
      [0.75, 0.9],
      [1.1, 0.92],
      [1.5, 0.66],
      [1.9, 0.36],
      [2.25, 0.26],
      [2.5, 0.29],
      [2.66, 0.4],
      [2.72, 0.44],
    ],
    VASE.height,
  );
  const field = pot(VASE.x, VASE.z, VASE.height, 0.07, radius);
  const material = blueAndWhite(lotusScroll(painting), VASE.x, VASE.z, VASE.height);
  return fieldShape(
    field,
    [VASE.x - 0.95, 0, VASE.z - 0.95],
    [VASE.x + 0.95, VASE.height, VASE.z + 0.95],
    material,
  );
}

function bowl(): Shape {
  const radius = profile(
    [
      [0, 0.46],
      [0.09, 0.46],
      [0.12, 0.52],
      [0.25, 0.8],
      [0.45, 1.0],
      [0.68, 1.1],
      [0.78, 1.17],
    ],
    BOWL.height,
  );
  const field = pot(BOWL.x, BOWL.z, BOWL.height, 0.075, radius);
  return fieldShape(
    field,
    [BOWL.x - 1.2, 0, BOWL.z - 1.2],
    [BOWL.x + 1.2, BOWL.height, BOWL.z + 1.2],
    celadon,
  );
}

/** A persimmon of the given radius resting at height y, with its stub of stem. */
function fruit(x: number, y: number, z: number, radius: number, spin: number): Shape[] {
  const centre: Vec = [x, y + radius * 0.76, z];
  const top: Vec = [x, y + radius * 1.5, z];
  const tip: Vec = [x + 0.05 * Math.cos(spin), y + radius * 1.5 + 0.14, z + 0.05 * Math.sin(spin)];
  const low: Vec = [x - 0.1, top[1] - 0.05, z - 0.1];
  return [
    ellipsoid(centre, [radius, radius * 0.77, radius], persimmon(centre, radius, spin)),
    fieldShape(twig(top, tip, 0.03, 0.04), low, [x + 0.1, tip[1] + 0.05, z + 0.1], bark),
  ];
}

/** Everything on the table; `label` is the writing on the book (ink density, upright), `painting` the width of the vase's, px. */
export function stillLife(seed: number, label: Plane, painting: number): Tree {
  const ball = (x: number, y: number, z: number, r: number, material: Material): Shape =>
    ellipsoid([x, y, z], [r, r, r], material);
  const [bx, by, bz] = BOOK.centre;
  const reach = BOOK.half[0] + BOOK.half[2];
  return buildTree([
    slabShape([-9, -0.4, -3.3], [9, 0, 7], wood),
    slabShape([-9, -1, -3.6], [9, 9, -3.25], plaster),
    vase(painting),
    bowl(),
    ball(0.78, 0.62, -0.12, 0.44, orange),
    ball(1.68, 0.6, -0.2, 0.43, orange),
    ball(1.2, 0.62, -0.78, 0.42, orange),
    ball(1.27, 1.16, -0.3, 0.43, orange),
    ...fruit(0.36, 0, 0.98, 0.46, 0.5),
    ...fruit(-0.95, clothHeight(-0.95, 1.3) - 0.01, 1.3, 0.44, 1.3),
    fieldShape(clothField, [-4, 0, -0.3], [0.1, 0.72, 2.8], linen),
    fieldShape(
      turnedBox(BOOK.centre, BOOK.half, BOOK.turn, 0.012),
      [bx - reach, 0, bz - reach],
      [bx + reach, by * 2, bz + reach],
      boundBook(label),
    ),
    { ...ball(2.22, by * 2 + 0.4, 1.3, 0.4, glass), clear: true },
    ...plumBranch(VASE.x, VASE.height, VASE.z, seeded(seed)),
  ]);
}
