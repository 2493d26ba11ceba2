/** Red, green and blue, linear light, 1 = white. */
export type Rgb = readonly [number, number, number];

/** Linear-light picture: `data` is H×W×3, row by row from the top, 1 = white (values above 1 are allowed). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** One number a pixel, H×W, usually coverage in [0, 1]. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function newPicture(width: number, height: number, fill: Rgb = [0, 0, 0]): Picture {
  const data = new Float32Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = fill[i % 3];
  return { width, height, data };
}

export function newPlane(width: number, height: number): Plane {
  return { width, height, data: new Float32Array(width * height) };
}

/** Lays colour over pixel `index` (counted in pixels) with opacity `alpha` in [0, 1]. */
export function lay(picture: Picture, index: number, colour: Rgb, alpha: number): void {
  const at = index * 3;
  for (let c = 0; c < 3; c++) picture.data[at + c] += (colour[c] - picture.data[at + c]) * alpha;
}

/** Mixes two colours, `a` at t = 0. */
export function mixRgb(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** Linear light of an sRGB colour written as #rrggbb (IEC 61966-2-1). */
export function hex(text: string): Rgb {
  const part = (at: number): number => {
    const v = parseInt(text.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}
