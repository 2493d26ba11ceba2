/** What a restoring thread is asked for, and what it answers. */
import type { Restoration } from '../operations';
import type { StepFacts } from './facts';
import type { NetworksOf } from './networks';

/** An operation with its networks. */
export type RestoreWork = {
  [Kind in Restoration['kind']]: {
    kind: Kind;
    operation: Extract<Restoration, { kind: Kind }>;
    networks: NetworksOf[Kind];
  };
}[Restoration['kind']];

export interface RestoreOrder {
  /** The picture itself; upright, in sRGB, it is `decoded`. */
  source: string;
  /** A `.v` raster; it is used up. */
  decoded: string;
  /** For what is made. */
  folder: string;
  work: RestoreWork;
  /** The picture of the mask, where one was drawn. */
  mask: string | undefined;
}

export interface RestoreMade {
  /** The raster with the result. */
  path: string;
  facts: StepFacts;
}
