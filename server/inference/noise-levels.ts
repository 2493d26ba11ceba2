/** Which noise levels can be offered: those for which a network is installed. */
import { listModels } from './manifest';

/** Levels (−1 none … 3 highest) of the default enlarging networks, by style, ascending. */
export function noiseLevels(): Record<'photo' | 'art', number[]> {
  const models = listModels().filter((model) => model.task === 'upscale' && model.default);
  const of = (style: 'photo' | 'art') =>
    [...new Set(models.filter((model) => model.style === style).map(({ level }) => level))].sort(
      (a, b) => a - b,
    );
  return { photo: of('photo'), art: of('art') };
}
