/** Pictures as networks see them: planes of float. */
import type { TrialTensor } from './trial-messages';

/** C×H×W; 0..1 unless said otherwise. */
export interface Planes {
  data: Float32Array;
  channels: number;
  width: number;
  height: number;
}

export function tensorOf({ data, channels, height, width }: Planes): TrialTensor {
  return { data, dims: [1, channels, height, width] };
}

/** The planes of a tensor, or nothing when it is not one picture. */
export function planesOf({ data, dims }: TrialTensor): Planes | undefined {
  const [batch, channels = 0, height = 0, width = 0] = dims;
  return dims.length === 4 && batch === 1 ? { data, channels, width, height } : undefined;
}

/** The same planes with other values: `change` gets the value and where it stands. */
export function mapPlanes(planes: Planes, change: (value: number, x: number, y: number) => number): Planes {
  const { data, width, height } = planes;
  const changed = data.map((value, i) => change(value, i % width, Math.floor(i / width) % height));
  return { ...planes, data: changed };
}

/** A part of the planes; it lies inside them. */
export function cropPlanes(planes: Planes, left: number, top: number, width: number, height: number): Planes {
  const data = new Float32Array(planes.channels * width * height);
  for (let c = 0, to = 0; c < planes.channels; c++) {
    for (let y = 0; y < height; y++, to += width) {
      const from = (c * planes.height + top + y) * planes.width + left;
      data.set(planes.data.subarray(from, from + width), to);
    }
  }
  return { data, channels: planes.channels, width, height };
}
