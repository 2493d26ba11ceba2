/**
 * The networks that are installed: `models/manifest.json` of the repository and, when an operator dropped
 * networks in, `DATA_DIR/models/manifest.json`. Only what a manifest names, with the hash it names, is run.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '@/server/platform/errors';
import { dataPath } from '@/server/platform/data-dir';
import type { PictureNotice } from '@/server/media/pixels/notices';
import { fileProblem, filesOf } from './model-files';

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
const networkFile = z.object({
  /** A plain file name beside the manifest. */
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

/** One network: N×C×H×W float in, N×C×sH×sW out. */
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
const manifest = z.object({ version: z.literal(1), models: z.array(modelEntry) });

type Entry = z.output<typeof modelEntry>;

/** A manifest entry with the absolute paths of its files. */
export type Model = Omit<Entry, 'int8'> & {
  path: string;
  int8?: (z.output<typeof networkFile> & { path: string }) | undefined;
};

function located({ int8, ...entry }: Entry, folder: string): Model {
  const place = <T extends { file: string }>(file: T) => ({ ...file, path: path.join(folder, file.file) });
  return { ...place(entry), ...(int8 ? { int8: place(int8) } : {}) };
}

/** The folder of the shipped networks; every process of ours starts in the repository root. */
const shippedFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'models');

/** Manifests by file with the stamp they were read at: pages ask at every visit, files hardly ever change. */
const read = new Map<string, { stamp: string; models: Model[] }>();

function readManifest(folder: string): Model[] {
  const file = path.join(/* turbopackIgnore: true */ folder, 'manifest.json');
  const { mtimeMs, size, ino } = statSync(file);
  const stamp = `${mtimeMs}:${size}:${ino}`;
  const known = read.get(file);
  if (known?.stamp === stamp) return known.models;
  const parsed = manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`);
  }
  const models = parsed.data.models.map((entry) => located(entry, folder));
  read.set(file, { stamp, models });
  return models;
}

/** Every installed network, shipped ones first. Throws when a manifest is missing or not valid. */
export function listModels(): Model[] {
  const dropIns = dataPath('models');
  const dropped = existsSync(path.join(dropIns, 'manifest.json')) ? readManifest(dropIns) : [];
  return [...readManifest(shippedFolder()), ...dropped];
}

/** What a job needs a network for. */
export interface ModelWish {
  task: Model['task'];
  style: 'photo' | 'art';
  scale: Model['scale'];
  level: number;
}

/**
 * How far a network is from a wish; 0 when style and level are what was wished, infinite when it cannot serve.
 * Only enlarging may be served by another style or noise level: pure super-resolution knows neither.
 */
function distance(model: Model, wish: ModelWish): number {
  if (model.task !== wish.task || model.scale !== wish.scale) return Infinity;
  if (wish.task === 'superresolve') return model.level === wish.level ? 0 : Infinity;
  return (model.style === wish.style ? 0 : 100) + 10 * Math.abs(model.level - wish.level);
}

/**
 * The default network that serves a wish best with its distance from it; nothing when none can serve. What is not
 * a default (a faster variant, one that an operator added: it may take minutes) is used only when named.
 */
export function closestModel(wish: ModelWish): { model: Model; distance: number } | undefined {
  const [best] = listModels()
    .filter((model) => model.default)
    .map((model) => ({ model, distance: distance(model, wish) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance < Infinity ? best : undefined;
}

/** What to say when `model` enlarges for a wish. */
export function substitutionNotices(model: Model, wish: Pick<ModelWish, 'style' | 'level'>): PictureNotice[] {
  return [
    ...(model.style === wish.style ? [] : (['styleSubstituted'] as const)),
    ...(model.level === wish.level ? [] : (['noiseSubstituted'] as const)),
  ];
}

/**
 * The network that serves a wish best: style before noise level, among the defaults.
 * What had to be substituted is said in `notices`. Throws `Refusal` modelMissing when none serves the task.
 */
export function findModel(wish: ModelWish): { model: Model; notices: PictureNotice[] } {
  const model = closestModel(wish)?.model;
  if (!model) throw new Refusal('unavailable', 'modelMissing', { task: wish.task });
  return { model, notices: wish.task === 'upscale' ? substitutionNotices(model, wish) : [] };
}

/** One line for each network file that is missing or not what its manifest says; empty when all is well. */
export function modelsReady(): string[] {
  try {
    const models = listModels();
    if (models.length === 0) return ['models/manifest.json names no network'];
    return models.flatMap(filesOf).flatMap((file) => fileProblem(file) ?? []);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
