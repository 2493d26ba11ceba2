/** Which networks, one after the other, bring a picture to a factor. */
import type { PictureNotice } from '@/server/media/pixels/notices';
import { Refusal } from '@/server/platform/errors';
import { closestModel, listModels, substitutionNotices, type Model, type ModelWish } from './manifest';

export interface PlanWish {
  /** Output px per input px that must be reached; what overshoots it is reduced afterwards. */
  factor: number;
  style: ModelWish['style'];
  /** −1 none, 0 low … 3 highest. */
  noise: number;
  /** Id of an installed network of any task, for the first pass. */
  network?: string | undefined;
}

export interface EnlargePlan {
  /** The networks in order: the product of their scales is the factor or more. */
  passes: Model[];
  notices: PictureNotice[];
}

const SCALES = [4, 3, 2] as const;

/** Noise is taken out once: a second time would take detail that the first pass has made. */
const LATER_LEVEL = -1;

interface Chain {
  models: Model[];
  /** How far the networks are from what was wished. */
  distance: number;
}

const scaleOf = ({ models }: Chain) => models.reduce((product, { scale }) => product * scale, 1);

/** Every chain of networks that reaches `factor` and no longer than needed, its first pass at `level`. */
function chains(factor: number, style: PlanWish['style'], level: number): Chain[] {
  if (factor <= 1) return [{ models: [], distance: 0 }];
  return SCALES.flatMap((scale) => {
    const first = closestModel({ task: 'upscale', style, scale, level });
    if (!first) return [];
    return chains(factor / scale, style, LATER_LEVEL).map(({ models, distance }) => ({
      models: [first.model, ...models],
      distance: first.distance + distance,
    }));
  });
}

/** What was wished before what overshoots least before few passes; larger scales first among equals. */
function best(candidates: Chain[]): Model[] | undefined {
  const [chain] = candidates.sort(
    (a, b) => a.distance - b.distance || scaleOf(a) - scaleOf(b) || a.models.length - b.models.length,
  );
  return chain?.models;
}

function chosenByName(id: string): Model {
  const model = listModels().find((candidate) => candidate.id === id);
  if (!model) throw new Refusal('notFound', 'networkMissing', { network: id });
  return model;
}

/**
 * Plans the passes for a wish from what is installed: directly if a network of the style and level reaches the
 * factor, else by a cascade (×8 is ×4 then ×2), else by what overshoots and is reduced (×3 by ×4).
 * What had to be substituted is said in `notices`. Throws `Refusal` networkMissing or modelMissing.
 */
export function planPasses({ factor, style, noise, network }: PlanWish): EnlargePlan {
  const chosen = network === undefined ? undefined : chosenByName(network);
  const rest = chosen
    ? best(chains(factor / chosen.scale, style, LATER_LEVEL))
    : best(chains(factor, style, noise));
  if (!rest) throw new Refusal('unavailable', 'modelMissing', { task: 'upscale' });
  if (chosen) return { passes: [chosen, ...rest], notices: [] };
  const notices = rest.slice(0, 1).flatMap((model) => substitutionNotices(model, { style, level: noise }));
  return { passes: rest, notices };
}
