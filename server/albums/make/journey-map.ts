/** The map on a film's title card: the outline of the city or province of a journey, with a dot for its county. */
import type { FilmPlanInput } from '@/server/films/render/plan';
import type { County } from '@/server/geo/counties';
import { findCounty } from '@/server/geo/find-county';
import { readCounties } from '@/server/geo/counties';
import { ringsOf } from '@/server/geo/outline';

type Outline = NonNullable<NonNullable<FilmPlanInput['journey']>['outline']>;

/** Degrees, WGS-84. */
interface Place {
  latitude: number;
  longitude: number;
}

/** Islands beyond these would be specks. */
const SHAPES = 60;

/** The county of most places. */
function mainCounty(counties: readonly County[]): County | undefined {
  const counts = new Map<County, number>();
  for (const county of counties) counts.set(county, (counts.get(county) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * The outline of the city where all places lie in one, else of the province of most of them; undefined at sea and
 * abroad. The dot is the middle of the county: a film says no more about where somebody was than its captions do.
 */
export function journeyMap(places: readonly Place[]): Outline | undefined {
  const found = places.flatMap(({ latitude, longitude }) => findCounty(longitude, latitude) ?? []);
  const main = mainCounty(found);
  if (!main) return undefined;
  const { province, city } = main;
  const oneCity = city !== '' && found.every((county) => county.city === city);
  const area = readCounties().counties.filter(
    (county) => county.province === province && (!oneCity || county.city === city),
  );
  const { rings } = ringsOf(area, SHAPES);
  return rings.length === 0 ? undefined : { rings, point: ringsOf([main], 1).middle };
}
