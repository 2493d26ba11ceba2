/**
 * Resizing in memory with true geometry: separable convolution on pixel centres, antialiased downwards and
 * mirrored at the borders, exactly as MATLAB's `imresize(…, 'bicubic')`.
 *
 * Why not `sharp.resize`: upwards, libvips displaces the picture by half an output pixel (Set5 ×2 scores
 * 30.5 dB where true bicubic scores 33.65). An alpha channel, a mask or a comparison enlarged so would not
 * lie over what a network puts in the right place.
 */

/** H×W×C samples, interleaved. */
export interface Samples {
  data: Uint8Array | Uint8ClampedArray | Float32Array;
  width: number;
  height: number;
  channels: number;
}

/** For each output sample of one axis, `taps` source indices and their weights (sum 1). */
interface AxisWeights {
  taps: number;
  index: Int32Array;
  weight: Float32Array;
}

/** Keys' cubic convolution (1981), a = −0.5: interpolates, and is the "bicubic" of papers. */
export function keys(distance: number): number {
  const x = Math.abs(distance);
  if (x <= 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const lanczos3 = (x: number) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0);

/** Weight by distance in px, and the width in px outside which it is 0. */
const KERNELS = { bicubic: { at: keys, width: 4 }, lanczos3: { at: lanczos3, width: 6 } } as const;

export interface ResampleOptions {
  kernel?: keyof typeof KERNELS;
  /** Output px per input px when it is not the ratio of the sizes: papers reduce sizes it does not divide. */
  scale?: number;
  /** The part of the source that becomes the result, in px with fractions; what lies around it is seen, too. */
  window?: { left: number; top: number; width: number; height: number };
}

/** Reflects an index about the borders: … 1 0 0 1 … size−1 size−1 … */
export function mirrored(i: number, size: number): number {
  const wrapped = ((i % (2 * size)) + 2 * size) % (2 * size);
  return wrapped < size ? wrapped : 2 * size - 1 - wrapped;
}

/** `out` samples for the part of an axis of `size` samples that begins at `start`. */
function axisWeights(
  size: number,
  out: number,
  { kernel, scale, start }: { kernel: keyof typeof KERNELS; scale: number; start: number },
): AxisWeights {
  const { at, width } = KERNELS[kernel];
  const stretch = Math.min(scale, 1);
  const support = width / stretch;
  const taps = Math.ceil(support) + 2;
  const index = new Int32Array(out * taps);
  const weight = new Float32Array(out * taps);
  for (let o = 0; o < out; o++) {
    const centre = start + (o + 0.5) / scale - 0.5;
    const first = Math.floor(centre - support / 2);
    const raw = Array.from({ length: taps }, (_, t) => at((centre - first - t) * stretch));
    const sum = raw.reduce((a, b) => a + b, 0);
    raw.forEach((value, t) => {
      index[o * taps + t] = mirrored(first + t, size);
      weight[o * taps + t] = value / sum;
    });
  }
  return { taps, index, weight };
}

/**
 * Resamples lines of `count` interleaved samples: line l, output o is the weighted sum over taps of
 * `data[l·lineStride + index·step + k]`, k < `run`.
 */
function resampleAxis(
  data: Samples['data'],
  { taps, index, weight }: AxisWeights,
  shape: { lines: number; size: number; out: number; run: number },
): Float32Array {
  const { lines, size, out, run } = shape;
  const result = new Float32Array(lines * out * run);
  for (let line = 0; line < lines; line++) {
    for (let o = 0; o < out; o++) {
      const to = (line * out + o) * run;
      for (let t = o * taps; t < (o + 1) * taps; t++) {
        const w = weight[t] ?? 0;
        if (w === 0) continue;
        const from = (line * size + (index[t] ?? 0)) * run;
        for (let k = 0; k < run; k++) result[to + k] = (result[to + k] ?? 0) + w * (data[from + k] ?? 0);
      }
    }
  }
  return result;
}

/** Resizes to `width`×`height` px; values are neither rounded nor clamped. */
export function resample(
  source: Samples,
  width: number,
  height: number,
  { kernel = 'bicubic', scale, window }: ResampleOptions = {},
): Float32Array {
  const { channels } = source;
  const part = window ?? { left: 0, top: 0, width: source.width, height: source.height };
  const down = axisWeights(source.height, height, {
    kernel,
    scale: scale ?? height / part.height,
    start: part.top,
  });
  const across = axisWeights(source.width, width, {
    kernel,
    scale: scale ?? width / part.width,
    start: part.left,
  });
  // Rows first: a whole row of samples is one run, which is what makes the inner loop long.
  const tall = resampleAxis(source.data, down, {
    lines: 1,
    size: source.height,
    out: height,
    run: source.width * channels,
  });
  return resampleAxis(tall, across, { lines: height, size: source.width, out: width, run: channels });
}
