/** How the worker's threads answer about pictures that might be restored. */
import { answerTo, type Answer } from '@/server/inference/rpc/procedure';
import { examine } from './examine';
import { examineOldPicture } from './procedures';

export const enhanceAnswers: readonly Answer[] = [answerTo(examineOldPicture, examine)];
