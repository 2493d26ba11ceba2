/** What networks make of whole pictures at once, worked out by plain means: the measure of the tile engine. */
import { resample } from '@/server/media/pixels/resample';
import type { Model } from '../manifest';
import type { Infer } from '../pass';
import type { Network } from '../sessions';

export interface Picture {
  /** H×W×C. */
  bytes: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Runs tiles in this thread. */
export function inferWith(network: Network): Infer {
  return async (buffers, width, height) => {
    await network.runInto(buffers.output, buffers.input, width, height);
    return buffers;
  };
}

const clamped = (values: Iterable<number>) => new Uint8Array(Uint8ClampedArray.from(values).buffer);

/** Channel `k` of a picture as floats of 0..255. */
const channel = ({ bytes, channels }: Picture, k: number) =>
  Float32Array.from({ length: bytes.length / channels }, (_, i) => bytes[i * channels + k] ?? 0);

/** The colour that an RGB network makes of a picture: sH×sW×3. */
async function wholeRgb(network: Network, picture: Picture): Promise<Uint8Array> {
  const { width, height } = picture;
  const { range } = network.model.input;
  const planes = Float32Array.from([0, 1, 2].flatMap((k) => [...channel(picture, k)]));
  if (range[1] === 1) planes.forEach((value, i) => (planes[i] = value / 255));
  const whole = await network.run(planes, width, height);
  const size = whole.length / 3;
  const gain = 255 / network.model.output.range[1];
  return clamped(Array.from(whole, (_, i) => (whole[(i % 3) * size + Math.floor(i / 3)] ?? 0) * gain));
}

/** The same by a luma network: Y through it, Cb and Cr of BT.601 by `resample`. */
async function wholeLuma(network: Network, picture: Picture): Promise<Uint8Array> {
  const { width, height } = picture;
  const [red, green, blue] = [0, 1, 2].map((k) => channel(picture, k)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const luma = red.map((r, i) => 0.299 * r + 0.587 * (green[i] ?? 0) + 0.114 * (blue[i] ?? 0));
  const enlarge = (data: Float32Array) =>
    resample({ data, width, height, channels: 1 }, width * network.scale, height * network.scale);
  const cb = enlarge(luma.map((y, i) => ((blue[i] ?? 0) - y) / 1.772));
  const cr = enlarge(luma.map((y, i) => ((red[i] ?? 0) - y) / 1.402));
  const gain = 255 / network.model.output.range[1];
  const input = network.model.input.range[1] === 1 ? luma.map((y) => y / 255) : luma;
  const y = await network.run(input, width, height);
  const pixels = Array.from(y, (value, i) => {
    const [level, b, r] = [value * gain, cb[i] ?? 0, cr[i] ?? 0];
    return [level + 1.402 * r, level - 0.344136 * b - 0.714136 * r, level + 1.772 * b];
  });
  return clamped(pixels.flat());
}

export function wholeColour(network: Network, picture: Picture): Promise<Uint8Array> {
  return network.model.input.colour === 'luma' ? wholeLuma(network, picture) : wholeRgb(network, picture);
}

/** The installed network of that id among `models`. */
export function named(models: readonly Model[], id: string): Model {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`${id} is not installed`);
  return model;
}
