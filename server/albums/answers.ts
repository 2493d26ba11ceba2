/** How the worker's threads answer about albums. */
import { listenTo } from '@/server/films/music/own-file';
import { answerTo, type Answer } from '@/server/inference/rpc/procedure';
import { factsOfPicture } from './make/look';
import { hearMusic, lookAt } from './procedures';

export const albumsAnswers: readonly Answer[] = [
  answerTo(hearMusic, ({ file }, { signal }) => listenTo(file, signal)),
  answerTo(lookAt, ({ picture }, { signal }) => factsOfPicture(picture, signal)),
];
