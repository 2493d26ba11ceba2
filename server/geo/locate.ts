/** Names of a place in China, and where to find its city's picture. */
import gcoord from 'gcoord';
import { readCounties, type County } from './counties';
import { findCounty } from './find-county';
import { outlineOf, type Outline } from './outline';

/** `gcj02` is what Chinese map applications give, up to 600 m beside what cameras write. */
export const COORDINATE_TYPES = ['wgs84', 'gcj02'] as const;
export type CoordinateType = (typeof COORDINATE_TYPES)[number];

/** Empty strings at sea and abroad. */
export interface PlaceNames {
  province: string;
  city: string;
  county: string;
}

export interface Position {
  /** Degrees, −180..180. */
  longitude: number;
  /** Degrees, −90..90. */
  latitude: number;
  type?: CoordinateType | undefined;
}

function wgs84({ longitude, latitude, type }: Position): [number, number] {
  if (type !== 'gcj02') return [longitude, latitude];
  return gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
}

const namesOf = (county: County | undefined): PlaceNames => ({
  province: county?.province ?? '',
  city: county?.city ?? '',
  county: county?.name ?? '',
});

/** Names of the county at a position. */
export const placeAt = (position: Position): PlaceNames => namesOf(findCounty(...wgs84(position)));

/** The names with the outline of the city, and the position in it; no outline at sea and abroad. */
export function placeOnMap(position: Position): PlaceNames & { outline: Outline | null } {
  const point = wgs84(position);
  const county = findCounty(...point);
  const outline = county ? outlineOf(countiesOf(county.city), point) : null;
  return { ...namesOf(county), outline };
}

/** All counties of a city; none where there is no such city. */
export function countiesOf(city: string): County[] {
  return readCounties().counties.filter((county) => county.city === city);
}

/** Where the picture of a city is served. */
export const cityPicture = (city: string): string => `/static/city/${encodeURIComponent(city)}.png`;
/** For places without a city: the sea, and other countries. */
export const NOWHERE_PICTURE = '/static/city/default.png';
