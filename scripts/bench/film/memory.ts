/** Memory of a worker that makes one film after the other. */
import path from 'node:path';
import { renderFilm } from '@/server/films/render/film';
import { filmPlan } from '@/server/films/render/plan';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import type { Row } from '../lib/report';

/** Small, so that many are made quickly: what is kept from film to film does not depend on the frame. */
const FORMAT = { width: 480, height: 270, fps: 25 };
/** The first films bring in code and caches. */
const WARM = 5;

const residentMb = () => process.memoryUsage().rss / 1e6;

/** Makes `count` short films of two pictures in all templates; resident memory early and at the end, MB (10⁶ bytes). */
export async function filmsInARow(
  folder: string,
  pictures: readonly string[],
  count: number,
): Promise<{ rows: Row[]; growthMb: number }> {
  let warm = 0;
  for (let i = 0; i < count; i++) {
    const base = path.join(folder, `row-${i}`);
    const plan = filmPlan.parse({
      pictures: [0, 1].map((k) => ({ file: pictures[(i + k) % pictures.length], verse: '漓江三月雨如烟' })),
      ...{ title: '漓江春色', template: TEMPLATE_NAMES[i % TEMPLATE_NAMES.length], secondsPerPicture: 1.5 },
    });
    const files = {
      ...{ film: `${base}.mp4`, cover: `${base}.jpg`, poster: `${base}-p.jpg`, captions: `${base}.vtt` },
    };
    await renderFilm({ plan, files, format: FORMAT, workDir: `${base}-work` });
    globalThis.gc?.();
    if (i === WARM - 1) warm = residentMb();
  }
  const end = residentMb();
  const row = {
    film: `${count} short films in a row`,
    [`MB after ${WARM}`]: Math.round(warm),
    'MB at the end': Math.round(end),
  };
  return { rows: [row], growthMb: end - warm };
}
