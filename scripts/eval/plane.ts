/** Pictures in memory and the plane of luma that figures are taken from. */

/** H×W×3 bytes of sRGB. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Plane {
  data: Float64Array;
  width: number;
  height: number;
}

/** Y of BT.601, 16..235, rounded as MATLAB's rgb2ycbcr does: bicubic then scores the published 33.65 dB. */
export function luma({ data, width, height }: Picture): Plane {
  const plane = new Float64Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    const [red, green, blue] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    plane[i] = Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255);
  }
  return { data: plane, width, height };
}

/** Without `border` px on each side. */
export function shaved({ data, width, height }: Plane, border: number): Plane {
  const [inner, rows] = [width - 2 * border, height - 2 * border];
  const out = new Float64Array(inner * rows);
  for (let y = 0; y < rows; y++) {
    const from = (y + border) * width + border;
    out.set(data.subarray(from, from + inner), y * inner);
  }
  return { data: out, width: inner, height: rows };
}
