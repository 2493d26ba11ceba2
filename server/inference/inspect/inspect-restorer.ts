/** A network that restores, dropped in: read, tried and measured, before anything of it is kept. */
import { config } from '@/server/platform/config';
import { readCandidate, type Candidate } from './candidate';
import { NetworkRefusal } from './refusal';
import { tryTask, type FoundConventions, type SaidLevels } from './restorer-trials';
import { restorerSignature, taskOf, type AddedTask, type RestorerSignature } from './restorer-signature';
import { TRIAL_LIMITS, withTrial } from './trial';

/** What the operator says; the file and the trial tell the rest. */
export interface SaidOfRestorer extends SaidLevels {
  task?: AddedTask | undefined;
  /** px of the square or the longer side that a network of free size sees. */
  size?: number | undefined;
  /** What its second input is given, 0..1: how closely a face keeps to the one that it sees. */
  fidelity?: number | undefined;
}

/** What is known of it after its trial. */
export interface RestorerInspection extends Candidate {
  signature: RestorerSignature;
  conventions: FoundConventions;
  fidelity: number;
  /** Of one answer on this machine. */
  ms: number;
  /** Of the process that it ran in. */
  peakBytes: number;
}

/** px of the square on which a network of free size is tried, and which it sees from then on. */
const USUAL_SIDE: Readonly<Record<AddedTask, number>> = { face: 512, matte: 320, colour: 256, repair: 256 };
/** CodeFormer's authors: between a face that is beautiful and one that is the same. */
const USUAL_FIDELITY = 0.7;

/**
 * Reads and tries the network of a file, in a process of its own; nothing is written. Throws `NetworkRefusal` with the
 * first thing that is wrong, or what `node:fs` says.
 */
export async function inspectRestorer(
  path: string,
  said: SaidOfRestorer,
  limits = TRIAL_LIMITS,
): Promise<RestorerInspection> {
  const candidate = readCandidate(path);
  const signature = restorerSignature(candidate.summary);
  const task = taskOf(signature, said.task);
  if (!task) throw new NetworkRefusal('unknownTask', { seen: `${signature.channels}→? channels` });
  const { input, output, constant, side: fixed } = signature;
  const side = fixed ?? said.size ?? USUAL_SIDE[task];
  if (said.size !== undefined && side !== said.size)
    throw new NetworkRefusal('fixedSize', { width: side, height: side });
  const fidelity = said.fidelity ?? USUAL_FIDELITY;
  const start = {
    ...{ path, sha256: candidate.sha256, input, output },
    constants: constant ? [{ ...constant, value: fidelity }] : [],
    threads: config().ORT_THREADS,
  };
  return withTrial(start, limits, async (trial) => {
    const conventions = await tryTask(task, trial, { signature, side, mean: said.mean, std: said.std });
    const { ms, peakBytes } = trial.last;
    return { ...candidate, signature, conventions, fidelity, ms, peakBytes };
  });
}
