/** How every question is answered; loaded by the worker's threads only. */
import type { Answer } from '@/server/inference/rpc/procedure';
import { poetryAnswers } from '@/server/poetry/answers';
import { visionAnswers } from '@/server/vision/answers';

export const answers: readonly Answer[] = [...poetryAnswers, ...visionAnswers];
