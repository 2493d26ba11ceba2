/** The installed networks as pages offer them by name. */
import {
  listModels,
  listSpecialists,
  originOf,
  type Model,
  type NetworkOrigin,
} from '@/server/inference/manifest';

export interface NetworkView {
  id: string;
  task: Model['task'];
  style: Model['style'];
  /** Enlarges this many times in one pass. */
  scale: Model['scale'];
  /** Noise level that it takes out: −1 none … 3 highest. */
  level: number;
  origin: NetworkOrigin;
  /** Multiply-accumulate operations for each px of the result. */
  cost: number;
  /** Another one of the same kind does more work for each px. */
  fast: boolean;
  description: { en: string; zh: string } | null;
}

const costOf = (model: Model) => model.macsPerInputPixel / model.scale ** 2;

/** Whether two networks of the house differ in nothing but their size. */
function areSiblings(a: Model, b: Model): boolean {
  const same = a.task === b.task && a.style === b.style && a.scale === b.scale && a.level === b.level;
  return same && [a, b].every((one) => originOf(one) === 'shipped');
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
    origin: originOf(model),
    cost: Math.round(costOf(model)),
    fast: models.some((other) => areSiblings(model, other) && costOf(other) > costOf(model)),
    description: model.description ?? null,
  }));
}

/** What several networks may do: those of the house, and those that an operator added beside them. */
const CHOSEN_TASKS = ['defog', 'repair', 'face', 'colour', 'matte'] as const;

export interface RestorerView {
  id: string;
  task: (typeof CHOSEN_TASKS)[number];
  origin: NetworkOrigin;
  /** Works where none is named. */
  usual: boolean;
}

/** Every installed network of a restoration that can be chosen by name, shipped ones first. */
export function listRestorers(): RestorerView[] {
  const installed = listSpecialists();
  return CHOSEN_TASKS.flatMap((task) => {
    const able = installed.filter((one) => one.task === task);
    const usual = able.findLast((one) => one.default);
    return able.map((one) => ({ id: one.id, task, origin: originOf(one), usual: one === usual }));
  });
}
