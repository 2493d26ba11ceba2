/** The installed networks as pages offer them by name. */
import path from 'node:path';
import { listModels, type Model } from '@/server/inference/manifest';
import { dataPath } from '@/server/platform/data-dir';

export interface NetworkView {
  id: string;
  task: Model['task'];
  style: Model['style'];
  /** Enlarges this many times in one pass. */
  scale: Model['scale'];
  /** Noise level that it takes out: −1 none … 3 highest. */
  level: number;
  /** `added` by the operator of this installation, beside the `shipped` ones. */
  origin: 'shipped' | 'added';
  /** Multiply-accumulate operations for each px of the result. */
  cost: number;
  /** Another one of the same kind does more work for each px. */
  fast: boolean;
  description: { en: string; zh: string } | null;
}

const costOf = (model: Model) => model.macsPerInputPixel / model.scale ** 2;

const isAdded = (model: Model) => path.dirname(model.path) === dataPath('models');

/** Whether two networks of the house differ in nothing but their size. */
function areSiblings(a: Model, b: Model): boolean {
  const same = a.task === b.task && a.style === b.style && a.scale === b.scale && a.level === b.level;
  return same && !isAdded(a) && !isAdded(b);
}

/** Every installed network, shipped ones first, in the order of their manifests. */
export function listNetworks(): NetworkView[] {
  const models = listModels();
  return models.map((model) => ({
    id: model.id,
    task: model.task,
    style: model.style,
    scale: model.scale,
    level: model.level,
    origin: isAdded(model) ? 'added' : 'shipped',
    cost: Math.round(costOf(model)),
    fast: models.some((other) => areSiblings(model, other) && costOf(other) > costOf(model)),
    description: model.description ?? null,
  }));
}
