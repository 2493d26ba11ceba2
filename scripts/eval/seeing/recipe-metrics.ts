/** Figures that the recipe put into the manifest when it wrote a network. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const MANIFEST = 'models/manifest.json';
const entries = z.object({ models: z.array(z.looseObject({ id: z.string(), metrics: z.unknown() })) });

/** The metrics of the shipped network `id`. Throws when it is missing or they have another shape. */
export function metricsOf<Shape extends z.ZodType>(id: string, shape: Shape): z.output<Shape> {
  const { models } = entries.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')));
  return shape.parse(models.find((model) => model.id === id)?.metrics);
}
