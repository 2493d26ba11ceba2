/** 003-47: the weather in a picture, with the bare scores that the document prints. */
import { askWorker } from '@/server/inference/rpc/ask';
import { recogniseWeather } from '@/server/vision/procedures';
import { FETCHED, ok } from '../replies';
import { forPicture } from './picture';

export const weather = forPicture('see', async ({ picture, signal }) => {
  const { likeliest, classes } = await askWorker(recogniseWeather, { picture }, { signal });
  return ok(FETCHED, {
    weather: classes[likeliest]?.id,
    weather_id: likeliest,
    tags: classes.map(({ id }) => id),
    rate: classes.map(({ score }) => score),
  });
});
