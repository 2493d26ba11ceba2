/**
 * The styles that document 001's clients ask for, and which of ours comes nearest. Their names are those of
 * paintings and patterns on which their networks were trained; ours are `listStyles`.
 */
import { listStyles } from '@/server/vision/style';

/** The style of whoever names none. */
export const DEFAULT_STYLE = 'mosaic';

/** Ours by nearness, the nearest first; what is not installed is passed over. */
const NEAREST: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    chinese: ['ink', 'wave'],
    cubist: ['udnie', 'mosaic'],
    egypt: ['mosaic', 'candy'],
    feathers: ['candy', 'composition_vii'],
    girl: ['composition_vii', 'udnie'],
    mosaic: ['mosaic'],
    scream: ['the_scream', 'wheat_field'],
    sea: ['wave', 'water_lilies'],
    starry: ['starry_night', 'wheat_field'],
    udnie: ['udnie'],
    versa: ['composition_vii', 'mosaic'],
    wave: ['wave'],
  }),
);

/** Whether a style may be asked for, whether or not its network is installed yet. */
export function isStyle(name: string): boolean {
  return NEAREST.has(name) || listStyles().some(({ id }) => id === name);
}

/** The id of our style for a name; the name itself where none is near, so that the refusal names it. */
export function styleFor(name: string): string {
  const ids = new Set(listStyles().map(({ id }) => id));
  if (ids.has(name)) return name;
  return NEAREST.get(name)?.find((id) => ids.has(id)) ?? name;
}
