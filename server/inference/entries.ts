/** What a manifest says of networks, by what they do. */
import { z } from 'zod';

/** A tensor of a network. `luma` is full-range Y of BT.601, one channel. */
const plane = z.discriminatedUnion('colour', [
  z.object({
    name: z.string().min(1),
    channels: z.literal(3),
    range: z.tuple([z.literal(0), z.literal([1, 255])]),
    colour: z.literal('rgb'),
  }),
  z.object({
    name: z.string().min(1),
    channels: z.literal(1),
    range: z.tuple([z.literal(0), z.literal([1, 255])]),
    colour: z.literal('luma'),
  }),
]);

/** A file of a network. */
export const networkFile = z.object({
  /** A plain file name beside the manifest. */
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

/** A network that enlarges: N×C×H×W float in, N×C×sH×sW out. */
export const modelEntry = networkFile.extend({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** `superresolve` is pure super-resolution without a style (`/api/fsrcnn`). */
  task: z.enum(['upscale', 'superresolve']),
  /** The same network with 8-bit weights and activations, for processors that multiply those faster. */
  int8: networkFile.optional(),
  scale: z.literal([2, 3, 4]),
  style: z.enum(['photo', 'art']),
  /** Noise level the network removes: −1 none, 0 low … 3 highest. */
  level: z.number().int().min(-1).max(3),
  layout: z.literal('NCHW'),
  input: plane,
  output: plane,
  /** How far an output pixel looks, in input px: tiles carry that much context on each side. */
  halo: z.number().int().min(0).max(128),
  params: z.number().int().positive(),
  /** Multiply-accumulate operations for each input pixel. */
  macsPerInputPixel: z.number().int().positive(),
  licence: z.string(),
  default: z.boolean().default(false),
  trainedOn: z.array(z.string()).default([]),
  description: z.object({ en: z.string(), zh: z.string() }).optional(),
});
/** What all networks have that do something else than enlarge. Of several for a task the last default one serves. */
const specialist = networkFile.extend({
  id: modelEntry.shape.id,
  params: z.number().int().positive().optional(),
  licence: z.string(),
  default: z.boolean().default(true),
  trainedOn: z.array(z.string()).default([]),
});
const word = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/);
const named = z.looseObject({ id: word, zh: z.string().min(1), en: z.string().min(1) });
/** Side in px of the square that a classifier looks at. */
const side = z.number().int().min(16).max(1024);

/** `x` 1×3×H×W, sRGB 0..1, sides multiples of 4, and `style` int64 [1] → `y` of the shape of `x`. */
export const styleEntry = specialist.extend({
  task: z.literal('style'),
  /** In the order of the network's index. */
  styles: z.array(named).min(1),
});
/** `x` 1×3×S×S, sRGB 0..1 → `y` 1×4 logits. */
export const weatherEntry = specialist.extend({
  task: z.literal('weather'),
  size: side,
  classes: z.array(named).length(4),
  /** Divides the logits so that their softmax is the probability of being right (held-out data). */
  temperature: z.number().positive().default(1),
});
/** `x` 1×3×S×S, sRGB 0..1 → `y` 1×n logits. */
export const tagsEntry = specialist.extend({
  task: z.literal('tags'),
  size: side,
  classes: z
    .array(
      named.extend({
        /** Words of classical verse for it, best first. */
        images: z.array(z.string()).default([]),
        /** The softmax of the logits above which it is as good as certain. */
        threshold: z.number().min(0).max(1).default(0.5),
      }),
    )
    .min(2),
});
/** A writer of verse: what else stands in it is read by server/poetry. */
export const poemEntry = specialist.loose().extend({ task: z.literal('poem') });

/** Colour as a network of pictures wants it: planes are (value − mean) ÷ std, value 0..1. */
const levels = z.array(z.number()).min(1).max(3);
/** What all networks that restore have in common; the house's own need none of it. */
const restorer = specialist.extend({
  /** Names of the tensors. */
  input: z.string().min(1).default('x'),
  output: z.string().min(1).default('y'),
  layout: z.enum(['NCHW', 'NHWC']).default('NCHW'),
  /** Of the input, 0..1; one number for all channels or one for each. */
  mean: levels.default([0]),
  std: levels.default([1]),
  description: modelEntry.shape.description,
});
/** Sides of the input are multiples of this many px. */
const multiple = z.number().int().min(1).max(128).default(1);
/** How far in px an output pixel looks: tiles carry that much context on each side. */
const halo = z.number().int().min(0).max(512);
/** The longest side in px that a network sees; larger pictures are reduced first. */
const seenSide = z.number().int().min(64).max(2048);
/** Such a network may want exactly `side`×`side` px, into which the picture is squeezed. */
const square = z.boolean().default(false);

/** `x` 1×3×H×W → `y` 1×3×H×W, both sRGB 0..1: the picture without noise, compression and slight blur. */
export const repairEntry = restorer.extend({ task: z.literal('repair'), multiple, halo });
/** `x` 1×3×H×W sRGB 0..1 → `y` 1×1×H×W: how likely each pixel is damaged. */
export const scratchMaskEntry = restorer.extend({
  task: z.literal('scratch-mask'),
  multiple,
  side: seenSide,
  halo: halo.optional(),
});
/** `x` 1×4×H×W: sRGB 0..1 with 0 where damaged, then the mask (1 damaged) → `y` 1×3×H×W sRGB 0..1. */
export const scratchFillEntry = restorer.extend({ task: z.literal('scratch-fill'), multiple, halo });
/** `x` 1×3×H×W sRGB 0..1 → `y` 1×4×H×W: transmission, then the airlight's R, G, B 0..1. */
export const defogEntry = restorer.extend({ task: z.literal('defog'), multiple, side: seenSide });
/** `x` 1×1×H×W lightness (L* ÷ 100) → `y` 1×2×H×W: a* and b* ÷ `unit`. */
export const colourEntry = restorer.extend({
  task: z.literal('colour'),
  multiple,
  side: seenSide,
  square,
  /** `grey`: `x` is 1×3×H×W, the grey picture in sRGB. */
  sees: z.enum(['lightness', 'grey']).default('lightness'),
  unit: z.number().positive().default(110),
});
/** `x` 1×3×H×W sRGB 0..1 → `y` 1×1×H×W: how much of each pixel is foreground. */
export const matteEntry = restorer.extend({
  task: z.literal('matte'),
  multiple,
  side: seenSide,
  square,
  /** `stretch`: answers have a range of their own, of which the least is 0 and the most is 1. */
  answers: z.enum(['unit', 'stretch']).default('unit'),
});
/** `x` 1×3×S×S of one face → `y` 1×3×S×S, the face drawn anew; both normalised by `mean` and `std`. */
export const faceEntry = restorer.extend({
  task: z.literal('face'),
  /** S in px. */
  size: z.number().int().min(64).max(1024),
  mean: levels.default([0.5]),
  std: levels.default([0.5]),
  /** The square that it sees: sides of the found box that it is wide, and how far below its middle it lies. */
  crop: z.object({ scale: z.number().min(1).max(4), down: z.number().min(-1).max(1) }).optional(),
  /** A second input for how closely it keeps to the face it sees (0..1), and what it is given. */
  fidelity: z
    .object({
      input: z.string().min(1),
      value: z.number().min(0).max(1),
      double: z.boolean().default(false),
      /** Whether it has no sizes at all, instead of one of 1. */
      scalar: z.boolean().default(false),
    })
    .optional(),
});
/**
 * `x` 1×3×H×W sRGB 0..1, sides multiples of `multiple` → `y` 1×5×h×w, a cell for every `stride` px: how likely a face
 * has its middle there (0..1), the way from the cell's middle to the face's, and the face's width and height, in px.
 */
export const faceDetectEntry = specialist.extend({
  task: z.literal('face-detect'),
  description: modelEntry.shape.description,
  /** px of the longer side at which a picture is looked at first. */
  side: seenSide,
  stride: z.number().int().min(1).max(64),
  multiple,
  /** The likelihood from which on a face counts. */
  threshold: z.number().min(0).max(1),
});

export const anyEntry = z.discriminatedUnion('task', [
  modelEntry,
  styleEntry,
  weatherEntry,
  tagsEntry,
  poemEntry,
  repairEntry,
  scratchMaskEntry,
  scratchFillEntry,
  defogEntry,
  colourEntry,
  matteEntry,
  faceEntry,
  faceDetectEntry,
]);
