/** Which networks an operation needs. */
import { findSpecialist, listSpecialists, type Specialist } from '@/server/inference/manifest';
import type { Restoration, Operation } from '../operations';

/** The networks of an operation by what they do there. */
export interface NetworksOf {
  scratch: { mask?: Specialist<'scratch-mask'>; fill: Specialist<'scratch-fill'> };
  defogging: { defog: Specialist<'defog'> };
  repair: { repair: Specialist<'repair'>; face?: Specialist<'face'> };
  colour: { colour: Specialist<'colour'> };
  bg: { matte: Specialist<'matte'> };
}

type Finders = {
  [Kind in Restoration['kind']]: (one: Extract<Restoration, { kind: Kind }>) => NetworksOf[Kind];
};

/** Whether faces can be drawn anew here: operators bring such networks, the house has none. */
export function drawsFaces(): boolean {
  const installed = listSpecialists().filter((one) => one.default);
  return ['face', 'face-detect'].every((task) => installed.some((one) => one.task === task));
}

/** Each throws `Refusal` modelMissing {task} or networkMissing {network} for what is not installed. */
export const findNetworks: Finders = {
  scratch: ({ mask }) => ({
    fill: findSpecialist('scratch-fill'),
    ...(mask === undefined ? { mask: findSpecialist('scratch-mask') } : {}),
  }),
  defogging: ({ network }) => ({ defog: findSpecialist('defog', network) }),
  repair: ({ network, faces }) => ({
    repair: findSpecialist('repair', network),
    ...(faces.restore && drawsFaces() ? { face: findSpecialist('face', faces.network) } : {}),
  }),
  colour: ({ network }) => ({ colour: findSpecialist('colour', network) }),
  bg: ({ network }) => ({ matte: findSpecialist('matte', network) }),
};

/** Refuses what could not be done, before anybody waits for it. Throws as `findNetworks`; enlarging is planned elsewhere. */
export function checkNetworks(operations: readonly Operation[]): void {
  for (const one of operations) {
    switch (one.kind) {
      case 'upscale':
        break;
      case 'scratch':
        findNetworks.scratch(one);
        break;
      case 'defogging':
        findNetworks.defogging(one);
        break;
      case 'repair':
        findNetworks.repair(one);
        break;
      case 'colour':
        findNetworks.colour(one);
        break;
      case 'bg':
        findNetworks.bg(one);
    }
  }
}
