/** A person, drawn: what networks for faces and for cutting people out are tried on. */
import type { Planes } from './planes';

type Colour = readonly [number, number, number];

/** An ellipse of one colour: middle and half axes in fractions of the side, painted over those before it. */
interface Shape {
  x: number;
  y: number;
  across: number;
  down: number;
  colour: Colour;
}

const HAIR: Colour = [0.16, 0.1, 0.07];
const SKIN: Colour = [0.86, 0.66, 0.54];
const DARK: Colour = [0.2, 0.13, 0.1];
const WHITE: Colour = [0.95, 0.94, 0.92];
const both = (shape: Shape): Shape[] => [shape, { ...shape, x: 1 - shape.x }];

/** Places as in pictures that networks for faces learn from: eyes a quarter of the side apart, chin near the border. */
const SHAPES: readonly Shape[] = [
  { x: 0.5, y: 1.08, across: 0.52, down: 0.24, colour: [0.15, 0.25, 0.5] },
  { x: 0.5, y: 0.42, across: 0.31, down: 0.38, colour: HAIR },
  { x: 0.5, y: 0.86, across: 0.11, down: 0.14, colour: [0.76, 0.56, 0.46] },
  { x: 0.5, y: 0.54, across: 0.24, down: 0.34, colour: SKIN },
  ...both({ x: 0.385, y: 0.405, across: 0.07, down: 0.013, colour: HAIR }),
  ...both({ x: 0.385, y: 0.47, across: 0.05, down: 0.025, colour: WHITE }),
  ...both({ x: 0.385, y: 0.47, across: 0.023, down: 0.024, colour: DARK }),
  { x: 0.5, y: 0.62, across: 0.045, down: 0.02, colour: [0.72, 0.5, 0.4] },
  { x: 0.5, y: 0.73, across: 0.09, down: 0.025, colour: [0.7, 0.32, 0.32] },
];

const clamp = (value: number) => Math.min(1, Math.max(0, value));
/** The share of the side over which a shape's border is soft. */
const EDGE = 0.012;

/** How much of a place (fractions of the side) a shape covers, 0..1. */
function cover({ x, y, across, down }: Shape, u: number, v: number): number {
  const distance = Math.hypot((u - x) / across, (v - y) / down);
  return clamp(((1 - distance) * Math.min(across, down)) / EDGE + 0.5);
}

function colourAt(u: number, v: number): readonly number[] {
  const wall = [0.55 + 0.2 * u, 0.62 - 0.15 * v, 0.5 + 0.1 * (u + v)];
  return SHAPES.reduce<readonly number[]>((below, shape) => {
    const share = cover(shape, u, v);
    return below.map((value, k) => value + share * ((shape.colour[k] ?? value) - value));
  }, wall);
}

/** The portrait as RGB planes of `side`×`side` px, 0..1. */
export function testPortrait(side: number): Planes {
  const size = side * side;
  const data = new Float32Array(3 * size);
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at++) {
      colourAt((x + 0.5) / side, (y + 0.5) / side).forEach((value, k) => (data[at + k * size] = value));
    }
  }
  return { data, channels: 3, width: side, height: side };
}
