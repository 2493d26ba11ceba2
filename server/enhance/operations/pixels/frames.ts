/** Between bytes and the tensors of networks that restore. */
import type { Specialist, SpecialTask } from '@/server/inference/manifest';
import type { Runnable } from '@/server/inference/sessions';
import type { Patch } from '@/server/inference/tensors';
import type { Size } from '@/src/lib/size-ratio';

/** Channels in and out. */
const CHANNELS = {
  repair: [3, 3],
  'scratch-mask': [3, 1],
  'scratch-fill': [4, 3],
  defog: [3, 4],
  colour: [1, 2],
  matte: [3, 1],
  face: [3, 3],
} as const satisfies Partial<Record<SpecialTask, readonly [number, number]>>;

export type RestoringTask = keyof typeof CHANNELS;

/** A network that restores as the engine runs it. */
export interface Restorer extends Runnable {
  /** Sides of the input are multiples of this many px. */
  multiple: number;
  /** By channel and byte, what the network wants to see. */
  levels: Float32Array[];
}

/** For each of `channels` the 256 levels of a byte, normalised. */
function levelsOf({ mean, std }: { mean: number[]; std: number[] }, channels: number): Float32Array[] {
  return Array.from({ length: channels }, (_, channel) => {
    const [middle, spread] = [mean[channel] ?? mean[0] ?? 0, std[channel] ?? std[0] ?? 1];
    return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - middle) / spread);
  });
}

/** What the engine needs to know of an installed network. `multiple` must divide every tile. */
export function restorerOf(entry: Specialist<RestoringTask>): Restorer {
  const [inputs, outputs] = CHANNELS[entry.task];
  // A network that wants grey pictures in colour sees three channels.
  const seen = entry.task === 'colour' && entry.sees === 'grey' ? 3 : inputs;
  return {
    id: entry.id,
    path: entry.path,
    sha256: entry.sha256,
    scale: 1,
    halo: 'halo' in entry ? (entry.halo ?? 0) : 0,
    layout: entry.layout,
    input: { name: entry.input, channels: seen },
    output: { name: entry.output, channels: outputs },
    multiple: entry.task === 'face' ? entry.size : entry.multiple,
    ...(entry.task === 'face' && entry.fidelity ? { constants: [entry.fidelity] } : {}),
    levels: levelsOf(entry, Math.min(seen, 3)),
  };
}

const upTo = (length: number, multiple: number) => Math.ceil(length / multiple) * multiple;

/** The size in which a network sees px of a size: a little more where its sides are no multiples. */
export const frameOf = ({ width, height }: Size, { multiple }: Restorer): Size => ({
  width: upTo(width, multiple),
  height: upTo(height, multiple),
});

/**
 * Fills the input with a patch; beyond its right and bottom border the last px are repeated. Further channels of the
 * network are left as they are.
 */
export function fillFrame(
  { bytes, channels, rect }: Patch,
  frame: Size,
  { levels, layout, input }: Restorer,
  to: Float32Array,
): void {
  const size = frame.width * frame.height;
  const [step, next] = layout === 'NCHW' ? [1, size] : [input.channels, 1];
  for (let y = 0, at = 0; y < frame.height; y++) {
    const row = Math.min(y, rect.height - 1) * rect.width;
    for (let x = 0; x < frame.width; x++, at += step) {
      const from = (row + Math.min(x, rect.width - 1)) * channels;
      for (let channel = 0; channel < levels.length; channel++) {
        to[at + channel * next] = levels[channel][bytes[from + channel]];
      }
    }
  }
}

/** Index in an output of px `i` of its frame, for channel 0, and how far the next channel is. */
export function strides(frame: Size, { layout, output }: Restorer): { step: number; next: number } {
  return layout === 'NCHW'
    ? { step: 1, next: frame.width * frame.height }
    : { step: output.channels, next: 1 };
}
