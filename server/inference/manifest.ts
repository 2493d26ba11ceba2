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
import { fileProblem } from './model-files';

const plane = z.object({
  name: z.string().min(1),
  channels: z.literal(3),
  range: z.tuple([z.literal(0), z.literal(1)]),
  colour: z.literal('rgb'),
});

/** One network: N×3×H×W float 0..1 RGB in, N×3×sH×sW out. */
export const modelEntry = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  task: z.literal('upscale'),
  /** A plain file name beside the manifest. */
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  scale: z.literal(2),
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

/** A manifest entry with the absolute path of its file. */
export type Model = z.output<typeof modelEntry> & { path: string };

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
  const models = parsed.data.models.map((model) => ({ ...model, path: path.join(folder, model.file) }));
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
  task: 'upscale';
  style: 'photo' | 'art';
  scale: 2;
  level: number;
}

/**
 * The network that serves a wish best: style before noise level before the manifest's default.
 * What had to be substituted is said in `notices`. Throws `Refusal` modelMissing when none serves the task.
 */
export function findModel(wish: ModelWish): { model: Model; notices: PictureNotice[] } {
  const cost = (model: Model) =>
    (model.style === wish.style ? 0 : 100) +
    10 * Math.abs(model.level - wish.level) +
    (model.default ? 0 : 1);
  const candidates = listModels().filter((model) => model.task === wish.task && model.scale === wish.scale);
  const [model] = candidates.sort((a, b) => cost(a) - cost(b));
  if (!model) throw new Refusal('unavailable', 'modelMissing', { task: wish.task });
  const notices: PictureNotice[] = [];
  if (model.style !== wish.style) notices.push('styleSubstituted');
  if (model.level !== wish.level) notices.push('noiseSubstituted');
  return { model, notices };
}

/** One line for each network file that is missing or not what its manifest says; empty when all is well. */
export function modelsReady(): string[] {
  try {
    const models = listModels();
    if (models.length === 0) return ['models/manifest.json names no network'];
    return models.flatMap((model) => fileProblem(model) ?? []);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
