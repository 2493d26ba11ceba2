/** CIE L*a*b* (D65) of sRGB bytes, and back with the lightness held. */
import type { Size } from '@/src/lib/size-ratio';

const WHITE = { x: 0.95047, z: 1.08883 } as const;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

/** Linear light of a byte, 0..1 (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const BYTE_STEPS = 2 ** 16 - 1;
/** The byte nearest to linear light, by 65,536 steps. */
const BYTES = Uint8Array.from({ length: BYTE_STEPS + 1 }, (_, step) => {
  const light = step / BYTE_STEPS;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});

const f = (t: number) => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
const inverse = (t: number) => (t ** 3 > EPSILON ? t ** 3 : (116 * t - 16) / KAPPA);

/** Relative luminance 0..1 of the px at a byte index. */
const luminance = (bytes: Uint8Array, at: number) =>
  0.2126729 * LINEAR[bytes[at]] + 0.7151522 * LINEAR[bytes[at + 1]] + 0.072175 * LINEAR[bytes[at + 2]];

/** L* 0..100 of the px at a byte index. */
export const lightness = (bytes: Uint8Array, at: number): number => 116 * f(luminance(bytes, at)) - 16;

/** Planes of a picture. */
export function labOf({ bytes, width, height }: Size & { bytes: Uint8Array }) {
  const count = width * height;
  const planes = {
    lightness: new Float32Array(count),
    a: new Float32Array(count),
    b: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const [r, g, b] = [LINEAR[bytes[3 * i]], LINEAR[bytes[3 * i + 1]], LINEAR[bytes[3 * i + 2]]];
    const fy = f(luminance(bytes, 3 * i));
    planes.lightness[i] = 116 * fy - 16;
    planes.a[i] = 500 * (f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE.x) - fy);
    planes.b[i] = 200 * (fy - f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE.z));
  }
  return planes;
}

/** Linear light of a colour, into `to`. */
function linearOf(fy: number, y: number, a: number, b: number, to: Float64Array): void {
  const x = WHITE.x * inverse(fy + a / 500);
  const z = WHITE.z * inverse(fy - b / 200);
  to[0] = 3.2404542 * x - 1.5371385 * y - 0.4985314 * z;
  to[1] = -0.969266 * x + 1.8760108 * y + 0.041556 * z;
  to[2] = 0.0556434 * x - 0.2040259 * y + 1.0572252 * z;
}

const SLACK = 1e-3;
const fits = (light: Float64Array) => light.every((value) => value > -SLACK && value < 1 + SLACK);
const HALVINGS = 6;

const light = new Float64Array(3);

/**
 * Writes the sRGB bytes of a colour at a byte index. What no screen can show is made paler, never brighter or darker.
 * `l` is L* 0..100.
 */
export function writeLab(l: number, a: number, b: number, to: Uint8ClampedArray, at: number): void {
  const fy = (l + 16) / 116;
  const y = inverse(fy);
  linearOf(fy, y, a, b, light);
  if (!fits(light)) {
    let [paler, share] = [0, 0.5];
    for (let i = 2; i < HALVINGS + 2; i++) {
      linearOf(fy, y, a * share, b * share, light);
      if (fits(light)) {
        paler = share;
        share += 2 ** -i;
      } else share -= 2 ** -i;
    }
    linearOf(fy, y, a * paler, b * paler, light);
  }
  for (let k = 0; k < 3; k++) {
    to[at + k] = BYTES[Math.round(Math.min(1, Math.max(0, light[k])) * BYTE_STEPS)];
  }
}
