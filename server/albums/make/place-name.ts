/** The name of a place as captions have it. */
import { placeAt } from '@/server/geo/locate';

/** `杭州市西湖区`, `北京市东城区`; empty at sea and abroad. Degrees, WGS-84. */
export function placeName(place: { latitude: number; longitude: number }): string {
  const { province, city, county } = placeAt(place);
  return `${city || province}${county}`;
}
