/** What a task will do to one picture, known before it is accepted. */
import type { PlanLimits } from '@/server/billing/plans';
import { planPasses } from '@/server/inference/plan';
import type { MediaObject } from '@/server/media/objects';
import { formatFor } from '@/server/media/pixels/formats';
import { footprint, masterBytes } from './footprint';
import { checkLimits, checkResult, sizeOf } from './limits';
import type { Operation, OperationWish, ResultEncoding, ResultFormat } from './operations';
import { checkNetworks } from './operations/networks';
import { finalSize, freeze, resultSize } from './size';

/** The networks' passes of an operation by their factors; one that keeps the size for all but enlarging. */
function passesOf(operation: Operation): number[] {
  if (operation.kind !== 'upscale') return [1];
  return planPasses({ ...operation, factor: operation.scale }).passes.map(({ scale }) => scale);
}

/** The most bytes that lie on the disk at one moment: each operation's own, beside the masters of those before. */
function peakOf(frozen: readonly Operation[], object: MediaObject, format: ResultFormat): number {
  const channels = object.mime === 'image/jpeg' ? 3 : 4;
  let picture = sizeOf(object);
  let masters = 0;
  let peak = footprint({ picture, result: picture, passes: [], channels, format }).peak;
  for (const operation of frozen) {
    const result = resultSize(operation, picture);
    peak = Math.max(
      peak,
      masters + footprint({ picture, result, passes: passesOf(operation), channels, format }).peak,
    );
    masters += masterBytes(result, channels);
    picture = result;
  }
  return peak;
}

const isTransparent = (operation: Operation) =>
  operation.kind === 'bg' && operation.background.type === 'transparent';

/**
 * Everything about a task that must be known before it is accepted: operations with exact sizes, and a format
 * that can hold the result. Throws the refusal that names what stands against it.
 */
export function prepare(
  object: MediaObject,
  { operations, output }: { operations: readonly OperationWish[]; output: ResultEncoding },
  limits: PlanLimits,
) {
  const picture = sizeOf(object);
  const frozen = operations.map((wish) => freeze(wish, picture)).filter((one) => one !== null);
  checkNetworks(frozen);
  checkLimits(object, frozen, limits);
  const result = finalSize(frozen, picture);
  checkResult(result, limits);
  const opaque = output.format === 'jpeg' && frozen.some(isTransparent);
  const format = formatFor(opaque ? 'png' : output.format, result);
  const notices = [
    ...(opaque ? ['transparencyKept'] : format === output.format ? [] : ['formatSubstituted']),
    ...(frozen.length === operations.length ? [] : ['largeEnough']),
  ];
  return { frozen, output: { ...output, format }, notices, peak: peakOf(frozen, object, format) };
}
