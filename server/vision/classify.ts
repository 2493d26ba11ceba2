/** Networks that tell what is in a picture. */
import { Tensor } from 'onnxruntime-node';
import type { Specialist } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { withSession } from '@/server/inference/sessions';
import { lookAt, planesOf } from './look';

/** They are small: more threads would wait for each other. */
const THREADS = 1;

/** The bare scores of each class of `model`. Throws `Refusal` as `lookAt` does. */
export async function scoresOf(
  model: Specialist<'weather' | 'tags'>,
  picture: string,
  { signal }: Pick<AnswerTools, 'signal'>,
): Promise<Float32Array> {
  const seen = await lookAt(picture, { side: model.size, fit: 'stretch' });
  signal.throwIfAborted();
  const x = new Tensor('float32', planesOf(seen), [1, 3, model.size, model.size]);
  return withSession(model, THREADS, async (session) => {
    const { y } = await session.run({ x });
    if (!(y?.data instanceof Float32Array) || y.data.length !== model.classes.length)
      throw new Error(
        `${model.id}: a network with ${model.classes.length} classes must answer as many scores`,
      );
    return y.data;
  });
}

/** Probabilities that sum to 1. */
export function softmax(scores: ArrayLike<number>, temperature = 1): number[] {
  const all = Array.from(scores, (score) => score / temperature);
  const highest = Math.max(...all);
  const powers = all.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
