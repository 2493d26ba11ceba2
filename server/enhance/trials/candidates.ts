/** Which networks are worth comparing for what the panel is set to. */
import { z } from 'zod';
import { noiseLevels } from '@/server/inference/noise-levels';
import { planPasses } from '@/server/inference/plan';
import { listNetworks, type NetworkView } from '../networks';
import { SCALES, upscaleWish } from '../operations';

export const panelSettings = upscaleWish
  .pick({ style: true, noise: true })
  .extend({ scale: z.literal(SCALES) });
export type PanelSettings = z.output<typeof panelSettings>;

/** In the order in which they are offered. */
export type Reason = 'gentler' | 'cleaner' | 'otherStyle' | 'fast';

export interface CandidatesView {
  /** Id of the network that works when none is chosen by name. */
  automatic: string;
  /** What differs from that in one respect, at most one for each reason. */
  suggested: { id: string; reason: Reason }[];
  /** Every network that can take part. */
  networks: NetworkView[];
}

/** The network that would begin; throws `Refusal` modelMissing. */
function firstOf(settings: PanelSettings): string {
  const [first] = planPasses({ factor: settings.scale, style: settings.style, noise: settings.noise }).passes;
  if (!first) throw new Error('an enlargement has a first pass');
  return first.id;
}

function fastTwin(networks: NetworkView[], id: string): string | undefined {
  const automatic = networks.find((network) => network.id === id);
  return networks.find(
    ({ task, style, scale, level, fast }) =>
      fast &&
      task === automatic?.task &&
      style === automatic.style &&
      scale === automatic.scale &&
      level === automatic.level,
  )?.id;
}

/** The automatic choice, what is next to it, and all others that do not enlarge further than is wanted. */
export function candidatesFor(settings: PanelSettings): CandidatesView {
  const { style, noise, scale } = settings;
  const networks = listNetworks().filter((network) => network.scale <= scale);
  const automatic = firstOf(settings);
  const levels = noiseLevels()[style];
  const below = levels.findLast((level) => level < noise);
  const above = levels.find((level) => level > noise);
  const found: [Reason, string | undefined][] = [
    ['gentler', below === undefined ? undefined : firstOf({ ...settings, noise: below })],
    ['cleaner', above === undefined ? undefined : firstOf({ ...settings, noise: above })],
    ['otherStyle', firstOf({ ...settings, style: style === 'photo' ? 'art' : 'photo' })],
    ['fast', fastTwin(networks, automatic)],
  ];
  const taken = new Set([automatic]);
  const suggested = found.flatMap(([reason, id]) => {
    if (id === undefined || taken.has(id)) return [];
    taken.add(id);
    return [{ id, reason }];
  });
  return { automatic, suggested, networks };
}
