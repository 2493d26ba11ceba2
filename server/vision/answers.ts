/** How the worker's threads answer about pictures. */
import { answerTo, type Answer } from '@/server/inference/rpc/procedure';
import { coloursOf } from './colours';
import { findColours, recogniseWeather, stylisePicture, superresolvePicture, tagPicture } from './procedures';
import { stylise } from './stylise';
import { superresolve } from './superresolve';
import { tagsOf } from './tags';
import { weatherOf } from './weather';

export const visionAnswers: readonly Answer[] = [
  answerTo(findColours, ({ picture, k }) => coloursOf(picture, k)),
  answerTo(recogniseWeather, ({ picture }, tools) => weatherOf(picture, tools)),
  answerTo(tagPicture, ({ picture, limit }, tools) => tagsOf(picture, limit, tools)),
  answerTo(stylisePicture, stylise),
  answerTo(superresolvePicture, superresolve),
];
