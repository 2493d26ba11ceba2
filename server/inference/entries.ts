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

export const anyEntry = z.discriminatedUnion('task', [
  modelEntry,
  styleEntry,
  weatherEntry,
  tagsEntry,
  poemEntry,
]);
