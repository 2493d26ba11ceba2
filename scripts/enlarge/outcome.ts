/** What a command line means for its picture, checked before any work starts. */
import path from 'node:path';
import { freezeSize, resultSize } from '@/server/enhance/size';
import { formatProblem, formatsFor } from '@/server/media/pixels/formats';
import { probePicture } from '@/server/media/pixels/probe';
import type { UpscaleJob } from '@/server/inference/upscale';
import type { EnlargeArguments } from './arguments';
import { explain } from './messages';
import { UsageError } from './usage-error';

type Outcome = Pick<UpscaleJob, 'scale' | 'size' | 'density'>;

/**
 * Factor, exact size and density for the picture. Throws `Refusal` as `probePicture` and `freezeSize`, and
 * `UsageError` when the result does not fit into the format that its name asks for.
 */
export async function outcomeOf({ source, target, size, encoding }: EnlargeArguments): Promise<Outcome> {
  const picture = await probePicture(source);
  const frozen = freezeSize(size, picture);
  const result = resultSize(frozen, picture);
  const problem = formatProblem(encoding.format, result);
  if (problem) {
    const able = formatsFor(result).map((format) => format.toUpperCase());
    throw new UsageError(
      `${path.basename(target)} would have ${result.width}×${result.height} pixels, and ${explain(problem)}: write ${able.join(' or ')}`,
    );
  }
  return {
    scale: frozen.scale,
    size: frozen.width === undefined ? undefined : result,
    density: frozen.density,
  };
}
