/** Every question that the worker answers at once: each domain states its own, and answers.ts says how. */
import { albumsProcedures } from '@/server/albums/procedures';
import { enhanceProcedures } from '@/server/enhance/proposal/procedures';
import type { Procedure } from '@/server/inference/rpc/procedure';
import { poetryProcedures } from '@/server/poetry/procedures';
import { visionProcedures } from '@/server/vision/procedures';

export const procedures: readonly Procedure[] = [
  ...albumsProcedures,
  ...enhanceProcedures,
  ...poetryProcedures,
  ...visionProcedures,
];
