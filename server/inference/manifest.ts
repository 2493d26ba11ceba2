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
import { anyEntry, type modelEntry, type networkFile } from './entries';
import { fileProblem, filesOf } from './model-files';

export { modelEntry } from './entries';

const manifest = z.object({ version: z.literal(1), models: z.array(anyEntry) });

type Entry = z.output<typeof anyEntry>;
type Enlarging = z.output<typeof modelEntry>;

/** A manifest entry of a network that enlarges, with the absolute paths of its files. */
export type Model = Omit<Enlarging, 'int8'> & {
  path: string;
  int8?: (z.output<typeof networkFile> & { path: string }) | undefined;
};
type SpecialistEntry = Exclude<Entry, Enlarging>;
/** What networks do that enlarge nothing. */
export type SpecialTask = SpecialistEntry['task'];
/** The same of a network that does something else. */
export type Specialist<Task extends SpecialTask = SpecialTask> = Extract<SpecialistEntry, { task: Task }> & {
  path: string;
  /** Where its files lie. */
  folder: string;
};

interface Installed {
  models: Model[];
  specialists: Specialist[];
}

const enlarges = (entry: Entry): entry is Enlarging =>
  entry.task === 'upscale' || entry.task === 'superresolve';

const place = <T extends { file: string }>(file: T, folder: string) => ({
  ...file,
  path: path.join(folder, file.file),
});

function located({ int8, ...entry }: Enlarging, folder: string): Model {
  return { ...place(entry, folder), ...(int8 ? { int8: place(int8, folder) } : {}) };
}

function installedIn(folder: string, entries: readonly Entry[]): Installed {
  const models = entries.filter(enlarges).map((entry) => located(entry, folder));
  const special = entries.filter((entry): entry is SpecialistEntry => !enlarges(entry));
  return { models, specialists: special.map((entry) => ({ ...place(entry, folder), folder })) };
}

/** The folder of the shipped networks; every process of ours starts in the repository root. */
const shippedFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'models');

/** Manifests by file with the stamp they were read at: pages ask at every visit, files hardly ever change. */
const read = new Map<string, { stamp: string; installed: Installed }>();

function readManifest(folder: string): Installed {
  const file = path.join(/* turbopackIgnore: true */ folder, 'manifest.json');
  const { mtimeMs, size, ino } = statSync(file);
  const stamp = `${mtimeMs}:${size}:${ino}`;
  const known = read.get(file);
  if (known?.stamp === stamp) return known.installed;
  const parsed = manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`);
  }
  const installed = installedIn(folder, parsed.data.models);
  read.set(file, { stamp, installed });
  return installed;
}

/** `added` by the operator of this installation, beside the `shipped` ones. */
export type NetworkOrigin = 'shipped' | 'added';

export function originOf(network: { path: string }): NetworkOrigin {
  return path.dirname(network.path) === dataPath('models') ? 'added' : 'shipped';
}

/** Everything that is installed, shipped folder first. Throws when a manifest is missing or not valid. */
function allInstalled(): Installed[] {
  const dropIns = dataPath('models');
  const dropped = existsSync(path.join(dropIns, 'manifest.json')) ? [readManifest(dropIns)] : [];
  return [readManifest(shippedFolder()), ...dropped];
}

/** Every installed network that enlarges, shipped ones first. Throws when a manifest is missing or not valid. */
export function listModels(): Model[] {
  return allInstalled().flatMap(({ models }) => models);
}

/** Every other installed network, shipped ones first. Throws as `listModels` does. */
export function listSpecialists(): Specialist[] {
  return allInstalled().flatMap(({ specialists }) => specialists);
}

/**
 * The network that serves a task: the one named `network`, else of several the last default one, so that an operator's
 * own takes the place of the house's. Throws `Refusal` networkMissing {network}, or modelMissing when there is none.
 */
export function findSpecialist<Task extends SpecialTask>(task: Task, network?: string): Specialist<Task> {
  const able = listSpecialists().filter((one): one is Specialist<Task> => one.task === task);
  const found = able.findLast(({ id, default: usual }) => (network === undefined ? usual : id === network));
  if (found) return found;
  throw network === undefined
    ? new Refusal('unavailable', 'modelMissing', { task })
    : new Refusal('notFound', 'networkMissing', { network });
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
    const files = [...models.flatMap(filesOf), ...listSpecialists()];
    return files.flatMap((file) => fileProblem(file) ?? []);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
