/** What things a picture shows, with their Chinese names and the words of classical verse for them. */
import { findSpecialist } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { scoresOf, softmax } from './classify';
import type { Tag } from './shapes';

/** The `limit` likeliest tags, the likeliest first. Throws `Refusal` modelMissing, or as `lookAt` does. */
export async function tagsOf(
  picture: string,
  limit: number,
  tools: Pick<AnswerTools, 'signal'>,
): Promise<Tag[]> {
  const model = findSpecialist('tags');
  const scores = await scoresOf(model, picture, tools);
  const probabilities = softmax(scores);
  return model.classes
    .map(({ id, zh, en, images, threshold }, i) => {
      const probability = probabilities[i] ?? 0;
      return { id, zh, en, images, probability, sure: probability >= threshold };
    })
    .sort((a, b) => b.probability - a.probability)
    .slice(0, limit);
}
