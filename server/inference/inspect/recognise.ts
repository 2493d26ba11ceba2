/** Any network that an operator may bring: what it is for is his word, or what its file and its trial tell. */
import { inspectNetwork, type Inspection } from './inspect';
import { inspectRestorer, type RestorerInspection, type SaidOfRestorer } from './inspect-restorer';
import { readCandidate } from './candidate';
import { NetworkRefusal } from './refusal';
import { restorerSignature } from './restorer-signature';
import { TRIAL_LIMITS } from './trial';

export type Recognised =
  { kind: 'enlarges'; found: Inspection } | { kind: 'restores'; found: RestorerInspection };

/** Whether a file may be of a network that enlarges: one picture of any size in, one of as many channels out. */
function mayEnlarge(path: string): boolean {
  const { summary } = readCandidate(path);
  try {
    const { channels, answered, outputs, side, constant } = restorerSignature(summary);
    const same = answered === undefined || answered === channels;
    return same && outputs === 1 && side === undefined && constant === undefined;
  } catch (error) {
    // What is wrong with it is said better by those who look for what they need.
    if (error instanceof NetworkRefusal) return true;
    throw error;
  }
}

/**
 * Reads and tries a network: as one that enlarges or restores where `said` tells, else as what it looks like. One that
 * leaves a picture's size as it is repairs. Throws `NetworkRefusal`, or what `node:fs` says.
 */
export async function recognise(
  path: string,
  said: SaidOfRestorer & { enlarges?: boolean | undefined },
  limits = TRIAL_LIMITS,
): Promise<Recognised> {
  const restores = async (task = said.task) =>
    ({ kind: 'restores', found: await inspectRestorer(path, { ...said, task }, limits) }) as const;
  if (said.task !== undefined) return restores();
  if (!said.enlarges && !mayEnlarge(path)) return restores();
  try {
    return { kind: 'enlarges', found: await inspectNetwork(path, limits) };
  } catch (error) {
    const maybeSameSize = error instanceof NetworkRefusal && ['scale', 'sizeFails'].includes(error.reason);
    if (!maybeSameSize || said.enlarges) throw error;
    return restores('repair').catch(() => {
      throw error;
    });
  }
}
