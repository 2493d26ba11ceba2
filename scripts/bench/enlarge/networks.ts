/** Which networks are measured. */
import { listModels, type Model } from '@/server/inference/manifest';
import { fileToRun } from '@/server/inference/model-files';
import type { Scale } from '../lib/fsrcnn';

/** Photographs without noise removal and pure super-resolution: other styles and levels cost the same. */
export function measuredNetworks(scale: Scale): Model[] {
  const candidates = listModels().filter(
    (model) => model.scale === scale && model.level === -1 && model.style !== 'art',
  );
  // Defaults first, the fast ones after them.
  return candidates.sort((a, b) => b.macsPerInputPixel - a.macsPerInputPixel);
}

/** The name in tables: with "(int8)" where this machine runs the 8-bit file. */
export const shownName = (model: Model): string => fileToRun(model).id;
