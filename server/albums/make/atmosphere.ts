/** What an album is like as a whole: which things it shows, in which weather and season, and the template for it. */
import type { CameraFacts, PictureFacts } from '../facts';

/** Tags (ids of the tagger) whose presence on the pictures speaks for a template. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  seaside: ['sea', 'beach', 'ship', 'boat', 'seabird', 'shell', 'crab', 'sealife', 'whale'],
  'old-town': ['temple', 'tower', 'bridge', 'wall', 'gate', 'castle', 'monument', 'street', 'city', 'house'],
  garden: ['flower', 'garden', 'butterfly', 'dragonfly', 'bee', 'bird', 'peacock'],
  snow: ['snowfield'],
  night: ['candle', 'lamp'],
  'mountain-water': ['mountain', 'forest', 'lake', 'waterfall', 'field', 'crane'],
};

/** Main colours below this luma (0..255) are those of a night. */
const NIGHT_LUMA = 52;

function isDark({ colours }: PictureFacts): boolean {
  const all = colours.reduce((sum, { share }) => sum + share, 0);
  const light = colours.reduce(
    (sum, { rgb: [r, g, b], share }) => sum + share * (0.299 * r + 0.587 * g + 0.114 * b),
    0,
  );
  return all > 0 && light / all < NIGHT_LUMA;
}

/** How much one picture speaks for a template, 0..1. */
function vote(template: string, picture: PictureFacts): number {
  const seen = picture.tags.filter(({ id }) => SIGNS[template]?.includes(id));
  const tagged = seen.reduce((sum, { probability }) => sum + probability, 0);
  const snows = template === 'snow' && picture.weather?.id === 'snow' ? picture.weather.probability / 2 : 0;
  return Math.min(1, tagged + snows + (template === 'night' && isDark(picture) ? 0.6 : 0));
}

/** The sum of what speaks for each template, the best first. */
function votes(pictures: readonly PictureFacts[]): [string, number][] {
  return Object.keys(SIGNS)
    .map((name): [string, number] => [name, pictures.reduce((sum, picture) => sum + vote(name, picture), 0)])
    .sort((a, b) => b[1] - a[1]);
}

/** Share of the pictures that speak clearly before a template is chosen for them. */
const ENOUGH = 0.12;

/** The template that suits the pictures; a plain journal where nothing speaks for any other. */
export function templateFor(pictures: readonly PictureFacts[]): string {
  const [best] = votes(pictures);
  return best && best[1] > ENOUGH * pictures.length ? best[0] : 'journal';
}

/** The days of a journey, `2026.5.1 – 5.3`; empty where no picture knows its day. */
export function datesOf(pictures: readonly CameraFacts[]): string {
  const days = pictures.flatMap(({ takenAt }) => takenAt?.slice(0, 10) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  const [year = '', month = '', day = ''] = first.split('-');
  const [lastYear = '', lastMonth = '', lastDay = ''] = last.split('-');
  const begin = `${year}.${Number(month)}.${Number(day)}`;
  if (first === last) return begin;
  const end = `${Number(lastMonth)}.${Number(lastDay)}`;
  return year === lastYear ? `${begin} – ${end}` : `${begin} – ${lastYear}.${end}`;
}

/** The place that most pictures name; empty where none does. */
export function placeOf(pictures: readonly CameraFacts[]): string {
  const counts = new Map<string, number>();
  for (const { placeName } of pictures)
    if (placeName) counts.set(placeName, (counts.get(placeName) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
