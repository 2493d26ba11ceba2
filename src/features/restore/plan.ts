/** What somebody wants done to one old picture: the steps in their order, each on or off, each with its strength. */
import type { Face, Kind, NetworkTask, Proposal, Wish } from './types';

/** The steps that a switch stands for, in the order in which they are done. */
export const STEPS = ['scratch', 'defogging', 'repair', 'colour'] as const satisfies readonly Kind[];
export type StepKind = (typeof STEPS)[number];

/** A mask that somebody painted, stored. */
export interface PaintedMask {
  mediaId: string;
  url: string;
  /** 0..1 of the picture that is marked. */
  share: number;
}

export interface RestorePlan {
  on: Readonly<Record<StepKind, boolean>>;
  /** 0..1: how readily something counts as damage. */
  sensitivity: number;
  /** Painted by hand, instead of what the network finds. */
  mask: PaintedMask | null;
  /** 0..1. */
  clearing: number;
  /** 0..1. */
  cleaning: number;
  /** Spreads faded tones and takes out a cast. */
  tone: boolean;
  /** Draws faces anew, but for those in `skip`. */
  faces: { restore: boolean; skip: readonly Face[] };
  /** 0..1.5. */
  saturation: number;
  /** Ids of networks that were chosen by name; the usual ones work otherwise. */
  networks: Readonly<Partial<Record<NetworkTask, string>>>;
  /** Enlarges afterwards by this factor; 0: not at all. */
  enlarge: 0 | 2 | 4;
}

/** Where nothing could be proposed: cleaning alone, which harms no picture. */
export const BLANK: RestorePlan = {
  on: { scratch: false, defogging: false, repair: true, colour: false },
  sensitivity: 0.5,
  mask: null,
  clearing: 0.8,
  cleaning: 0.7,
  tone: true,
  faces: { restore: false, skip: [] },
  saturation: 1,
  networks: {},
  enlarge: 0,
};

function merged(plan: RestorePlan, wish: Wish): RestorePlan {
  switch (wish.kind) {
    case 'scratch':
      return { ...plan, sensitivity: wish.sensitivity ?? plan.sensitivity };
    case 'defogging':
      return { ...plan, clearing: wish.strength ?? plan.clearing };
    case 'repair':
      return {
        ...plan,
        cleaning: wish.strength ?? plan.cleaning,
        tone: wish.tone ?? plan.tone,
        faces: { restore: wish.faces?.restore ?? false, skip: wish.faces?.skip ?? [] },
      };
    case 'colour':
      return { ...plan, saturation: wish.saturation ?? plan.saturation };
    default:
      return plan;
  }
}

/** A proposal as the plan that it is before anybody changes it. */
export function planOf({ wishes }: Pick<Proposal, 'wishes'>): RestorePlan {
  const kinds = new Set(wishes.map(({ kind }) => kind));
  const on = {
    scratch: kinds.has('scratch'),
    defogging: kinds.has('defogging'),
    repair: kinds.has('repair'),
    colour: kinds.has('colour'),
  };
  return wishes.reduce<RestorePlan>(merged, { ...BLANK, on });
}

/** What the server is asked for; empty where everything is switched off. */
export function wishesOf(plan: RestorePlan): Wish[] {
  const { on, mask, faces, networks } = plan;
  const wishes: (Wish | false)[] = [
    on.scratch && { kind: 'scratch', sensitivity: plan.sensitivity, ...(mask && { mask: mask.mediaId }) },
    on.defogging && { kind: 'defogging', strength: plan.clearing, network: networks.defog },
    on.repair && {
      kind: 'repair',
      strength: plan.cleaning,
      tone: plan.tone,
      faces: { restore: faces.restore, skip: [...faces.skip], network: networks.face },
      network: networks.repair,
    },
    on.colour && { kind: 'colour', saturation: plan.saturation, network: networks.colour },
    plan.enlarge > 0 && {
      kind: 'upscale',
      style: 'photo',
      // What noise there was has been taken out before, or was to be kept.
      noise: -1,
      size: { by: 'factor', factor: plan.enlarge === 4 ? 4 : 2 },
    },
  ];
  return wishes.filter((wish) => wish !== false);
}
