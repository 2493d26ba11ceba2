/** What the worker answers about pictures (how: see answers.ts). */
import { defineProcedure } from '@/server/inference/rpc/procedure';
import {
  colour,
  coloursQuestion,
  picture,
  size,
  styleQuestion,
  superresolveQuestion,
  tag,
  tagsQuestion,
  weather,
} from './shapes';

export const findColours = defineProcedure({
  name: 'vision.colours',
  pace: 'quick',
  input: coloursQuestion,
  output: colour.array(),
});

export const recogniseWeather = defineProcedure({
  name: 'vision.weather',
  pace: 'quick',
  input: picture,
  output: weather,
});

export const tagPicture = defineProcedure({
  name: 'vision.tags',
  pace: 'quick',
  input: tagsQuestion,
  output: tag.array(),
});

export const stylisePicture = defineProcedure({
  name: 'vision.style',
  pace: 'long',
  input: styleQuestion,
  output: size,
});

export const superresolvePicture = defineProcedure({
  name: 'vision.superresolve',
  pace: 'long',
  input: superresolveQuestion,
  output: size,
});

export const visionProcedures = [
  findColours,
  recogniseWeather,
  tagPicture,
  stylisePicture,
  superresolvePicture,
];
