/** 003-52: names of places. GET one position, POST lists of them. */
import {
  cityPicture,
  COORDINATE_TYPES,
  NOWHERE_PICTURE,
  placeAt,
  type CoordinateType,
} from '@/server/geo/locate';
import type { Handler } from '../call';
import { BAD_PARAMETER } from '../refusals';
import { FETCHED, ok, refused } from '../replies';

const BAD_POSITION = '经纬度参数错误';
/** Positions of one POST. */
const MOST = 1000;
const NOWHERE = { province: '', city: '', county: '', image: NOWHERE_PICTURE };

/** A number within ±limit, or undefined. */
function degrees(text: string, limit: number): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) && Math.abs(number) <= limit ? number : undefined;
}

function typeOf(text: string | null | undefined): CoordinateType | undefined {
  const wish = (text || 'wgs84').toLowerCase();
  return COORDINATE_TYPES.find((type) => type === wish);
}

/** What the document answers for a position; undefined where it is none. */
function answerFor(longitude: string, latitude: string, type: CoordinateType): typeof NOWHERE | undefined {
  const [lon, lat] = [degrees(longitude, 180), degrees(latitude, 90)];
  if (lon === undefined || lat === undefined) return undefined;
  const names = placeAt({ longitude: lon, latitude: lat, type });
  return { ...names, image: names.city === '' ? NOWHERE_PICTURE : cityPicture(names.city) };
}

export const location: Handler = ({ query }) => {
  const type = typeOf(query.get('coordtype'));
  if (!type) return refused(BAD_PARAMETER);
  const answer = answerFor(query.get('longitude') ?? '', query.get('latitude') ?? '', type);
  return answer ? ok(FETCHED, answer) : refused(BAD_POSITION);
};

/** Entries that are empty on both sides answer empty strings: photographs without a position. */
export const locations: Handler = async ({ form }) => {
  const fields = await form();
  const type = typeOf(fields.text('coordtype'));
  if (!type) return refused(BAD_PARAMETER);
  const [longitudes, latitudes] = ['longitude', 'latitude'].map((name) => fields.text(name)?.split(','));
  if (!longitudes || longitudes.length !== latitudes?.length || longitudes.length > MOST)
    return refused(BAD_POSITION);
  const answers = longitudes.map((longitude, i) => {
    const latitude = latitudes[i] ?? '';
    return longitude.trim() === '' && latitude.trim() === '' ? NOWHERE : answerFor(longitude, latitude, type);
  });
  return answers.includes(undefined) ? refused(BAD_POSITION) : ok(FETCHED, answers);
};
