/** The picture that networks are tried on, drawn so that every one of their faults would show. */
import type { Planes } from './planes';

/** Discs of one colour: place and size in fractions of the picture, RGB. */
const DISCS = [
  { x: 0.2, y: 0.3, radius: 0.22, colour: [0.92, 0.12, 0.1] },
  { x: 0.55, y: 0.65, radius: 0.28, colour: [0.1, 0.25, 0.85] },
  { x: 0.8, y: 0.25, radius: 0.2, colour: [0.95, 0.8, 0.1] },
  { x: 0.35, y: 0.85, radius: 0.12, colour: [0.08, 0.08, 0.1] },
  { x: 0.92, y: 0.8, radius: 0.15, colour: [0.95, 0.95, 0.92] },
] as const;
/** Weights of BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/** px over which an edge of a disc goes from one colour to the other, as a lens would draw it. */
const EDGE = 2;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** RGB at a pixel: shading that differs by channel, vivid discs, stripes of 9 px. */
function colourAt(x: number, y: number, width: number, height: number): number[] {
  const side = Math.min(width, height);
  const stripes = 0.05 * Math.sin(((x + 2 * y) * 2 * Math.PI) / 9) * Math.cos(y / 17);
  const shades = [
    0.25 + (0.5 * x) / width,
    0.3 + (0.4 * y) / height,
    0.7 - (0.35 * (x + y)) / (width + height),
  ];
  const colour = DISCS.reduce<readonly number[]>((below, disc) => {
    const inside = disc.radius * side - Math.hypot(x - disc.x * width, y - disc.y * height);
    const cover = clamp(inside / EDGE + 0.5);
    return below.map((value, k) => value + cover * ((disc.colour[k] ?? value) - value));
  }, shades);
  return colour.map((value) => 0.02 + 0.96 * clamp(value + stripes));
}

/** The picture in any size: RGB (3 channels) or its luma (1), 0..1. */
export function testPicture(width: number, height: number, channels: 1 | 3): Planes {
  const size = width * height;
  const data = new Float32Array(channels * size);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const colour = colourAt(x, y, width, height);
      if (channels === 1) data[at] = colour.reduce((sum, value, k) => sum + value * (LUMA[k] ?? 0), 0);
      else colour.forEach((value, k) => (data[at + k * size] = value));
    }
  }
  return { data, channels, width, height };
}
