/** What the weather is in a picture (003-47). */
import { findSpecialist } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { scoresOf, softmax } from './classify';
import type { Weather } from './shapes';

/** Scores and calibrated probabilities of the classes. Throws `Refusal` modelMissing, or as `lookAt` does. */
export async function weatherOf(picture: string, tools: Pick<AnswerTools, 'signal'>): Promise<Weather> {
  const model = findSpecialist('weather');
  const scores = await scoresOf(model, picture, tools);
  const probabilities = softmax(scores, model.temperature);
  return {
    likeliest: scores.indexOf(Math.max(...scores)),
    classes: model.classes.map(({ id, zh, en }, i) => ({
      ...{ id, zh, en },
      score: scores[i] ?? 0,
      probability: probabilities[i] ?? 0,
    })),
  };
}
