/** Styles in which pictures can be painted over: what there is, and having it done. */
import { askWorker, type AskOptions } from '@/server/inference/rpc/ask';
import { findSpecialist } from '@/server/inference/manifest';
import { Refusal } from '@/server/platform/errors';
import { STYLE_SIDES } from './constants';
import { stylisePicture } from './procedures';
import type { Size } from './shapes';

export interface StyleView {
  id: string;
  zh: string;
  en: string;
  /** Address of a small picture painted in it. */
  preview: string;
}

/** The styles in order, the first one being the house's default; empty while no network for them is installed. */
export function listStyles(): StyleView[] {
  try {
    const { styles } = findSpecialist('style');
    return styles.map(({ id, zh, en }) => ({ id, zh, en, preview: `/styles/${id}.webp` }));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

export interface StyleOrder {
  /** A picture below DATA_DIR, any accepted format. */
  source: string;
  /** Below `DATA_DIR/tmp`; its ending says the format: .png, .webp, else JPEG. Appears when it is complete. */
  target: string;
  /** Id of a style. */
  style: string;
  /** px of the longer side, 64..1024; smaller pictures are not enlarged. */
  maxSide?: number;
}

/**
 * Has the worker paint a picture over (a few seconds at 1024 px); works in every process. Throws `Refusal`
 * modelMissing, unknownStyle, what `probePicture` refuses, or as `askWorker` does.
 */
export function applyStyle(
  { maxSide = STYLE_SIDES.max, ...order }: StyleOrder,
  options: AskOptions = {},
): Promise<Size> {
  return askWorker(stylisePicture, { ...order, maxSide }, options);
}
