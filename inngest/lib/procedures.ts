/** Every question that the worker answers at once: each domain states its own, and answers.ts says how. */
import type { Procedure } from '@/server/inference/rpc/procedure';
import { poetryProcedures } from '@/server/poetry/procedures';
import { visionProcedures } from '@/server/vision/procedures';

export const procedures: readonly Procedure[] = [...poetryProcedures, ...visionProcedures];
