/** Warm light that wanders across a frame, as into a camera that does not close well. */
import { yuvOf, type Planes } from './planes';
import { kernels, layOut } from './simd/desk';

interface Light {
  /** Where its middle is, and how far it reaches, in shares of the frame's sides. */
  x: number;
  y: number;
  reach: readonly [number, number];
  strength: number;
}

const lightsAt = (t: number): readonly [Light, Light] => [
  { x: 1.5 * t - 0.1, y: 0.25, reach: [0.34, 0.55], strength: 1 },
  { x: 1.2 - 1.1 * t, y: 0.8, reach: [0.22, 0.4], strength: 0.7 },
];

/** Luma that is nearly white, and what is left of the light's colour in it: film that gets too much light turns pale. */
const BRIGHTEST = 233;
const COLOURED = 0.6;
const paled = (chroma: number) => 128 + (chroma - 128) * COLOURED;

/** Shares of one, as the kernel takes them. */
const ONE = 32_767;
const bell = (place: number, middle: number, reach: number) => Math.exp(-(((place - middle) / reach) ** 2));

interface Glow {
  lights: readonly [Light, Light];
  strength: number;
  /** To which the light draws the plane. */
  level: number;
}

function shineOn(plane: Uint8Array, width: number, height: number, glow: Glow): void {
  const { lights, strength, level } = glow;
  const { shine } = kernels();
  const { bytes, at } = layOut(2 * width, 2 * width, width);
  lights.forEach(({ x, reach }, i) => {
    const columns = Int16Array.from(
      { length: width },
      (_, column) => ONE * bell(column / width, x, reach[0]),
    );
    bytes.set(new Uint8Array(columns.buffer), at[i]);
  });
  const [target, whole] = [Math.round(64 * level), Math.round(ONE * strength)];
  for (let row = 0; row < height; row++) {
    const [one, two] = lights.map(({ y, reach, strength: own }) =>
      Math.round(ONE * own * bell(row / height, y, reach[1])),
    );
    const base = row * width;
    bytes.set(plane.subarray(base, base + width), at[2]);
    shine(at[0], at[1], one, two, whole, target, at[2], width);
    plane.set(bytes.subarray(at[2], at[2] + width), base);
  }
}

/** Lets light into a frame, in place, as it is at `t` of a transition (0..1). */
export function leakLight(frame: Planes, t: number, colour: readonly [number, number, number]): void {
  const strength = Math.sin(Math.PI * t) ** 2 * 0.88;
  const [, u, v] = yuvOf(...colour);
  const { width, height } = frame;
  const glow = { lights: lightsAt(t), strength };
  shineOn(frame.y, width, height, { ...glow, level: BRIGHTEST });
  shineOn(frame.u, width / 2, height / 2, { ...glow, level: paled(u) });
  shineOn(frame.v, width / 2, height / 2, { ...glow, level: paled(v) });
}
