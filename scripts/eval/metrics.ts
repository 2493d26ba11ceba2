/** Picture quality as papers measure it: luma of BT.601, borders shaved by the scale. */

/** H×W×3 bytes of sRGB. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

interface Plane {
  data: Float64Array;
  width: number;
  height: number;
}

export interface Score {
  /** dB. */
  psnrY: number;
  /** 0..1. */
  ssimY: number;
}

/** Y of BT.601, 16..235, rounded as MATLAB's rgb2ycbcr does: bicubic then scores the published 33.65 dB. */
function luma({ data, width, height }: Picture): Plane {
  const plane = new Float64Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    const [red, green, blue] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    plane[i] = Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255);
  }
  return { data: plane, width, height };
}

function shaved({ data, width, height }: Plane, border: number): Plane {
  const [inner, rows] = [width - 2 * border, height - 2 * border];
  const out = new Float64Array(inner * rows);
  for (let y = 0; y < rows; y++) {
    const from = (y + border) * width + border;
    out.set(data.subarray(from, from + inner), y * inner);
  }
  return { data: out, width: inner, height: rows };
}

function psnr(a: Plane, b: Plane): number {
  const squares = a.data.reduce((sum, value, i) => sum + (value - (b.data[i] ?? 0)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * a.data.length) / squares);
}

const TAPS = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2)));
const TAP_SUM = TAPS.reduce((a, b) => a + b, 0);

/** Gaussian mean, 11×11, sigma 1.5, where the window lies inside the plane. */
function blurred({ data, width, height }: Plane): Plane {
  const [inner, rows] = [width - 10, height - 10];
  const across = new Float64Array(inner * height);
  const out = new Float64Array(inner * rows);
  TAPS.forEach((raw, t) => {
    const tap = raw / TAP_SUM;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < inner; x++) {
        const to = y * inner + x;
        across[to] = (across[to] ?? 0) + tap * (data[y * width + x + t] ?? 0);
      }
    }
  });
  TAPS.forEach((raw, t) => {
    const tap = raw / TAP_SUM;
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + tap * (across[i + t * inner] ?? 0);
  });
  return { data: out, width: inner, height: rows };
}

/** Mean structural similarity (Wang et al. 2004). */
function ssim(a: Plane, b: Plane): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const product = (p: Plane, q: Plane) =>
    blurred({ ...p, data: p.data.map((value, i) => value * (q.data[i] ?? 0)) }).data;
  const [meanA, meanB] = [blurred(a).data, blurred(b).data];
  const [squareA, squareB, cross] = [product(a, a), product(b, b), product(a, b)];
  const total = meanA.reduce((sum, mu, i) => {
    const nu = meanB[i] ?? 0;
    const top = (2 * mu * nu + c1) * (2 * ((cross[i] ?? 0) - mu * nu) + c2);
    const variances = (squareA[i] ?? 0) - mu * mu + (squareB[i] ?? 0) - nu * nu;
    return sum + top / ((mu * mu + nu * nu + c1) * (variances + c2));
  }, 0);
  return total / meanA.length;
}

/** Scores an enlarged picture against its original, both of the same size; `scale` px are shaved off. */
export function score(picture: Picture, truth: Picture, scale: number): Score {
  const [a, b] = [shaved(luma(picture), scale), shaved(luma(truth), scale)];
  return { psnrY: psnr(a, b), ssimY: ssim(a, b) };
}
