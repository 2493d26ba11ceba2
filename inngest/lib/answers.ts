/** How every question is answered; loaded by the worker's threads only. */
import { albumsAnswers } from '@/server/albums/answers';
import { enhanceAnswers } from '@/server/enhance/proposal/answers';
import type { Answer } from '@/server/inference/rpc/procedure';
import { poetryAnswers } from '@/server/poetry/answers';
import { visionAnswers } from '@/server/vision/answers';

export const answers: readonly Answer[] = [
  ...albumsAnswers,
  ...enhanceAnswers,
  ...poetryAnswers,
  ...visionAnswers,
];
