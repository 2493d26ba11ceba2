/** Degrees as people write and paste them. */

/** As receivers measure, or as Chinese map applications show it. */
export type CoordinateKind = 'wgs84' | 'gcj02';

export interface Coordinates {
  longitude: number;
  latitude: number;
  type: CoordinateKind;
}

/** A number within ± `limit`, or null. */
export function readDegrees(text: string, limit: number): number | null {
  const plain = text.normalize('NFKC').trim().replace(/°$/, '');
  if (!/^[+-]?\d{1,3}(\.\d{0,12})?$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= limit ? value : null;
}

/** Two numbers that were pasted into one field, `120.15, 30.24`; null for anything else. */
export function splitPair(text: string): [string, string] | null {
  const found = /^\s*([+-]?[\d.]+)°?\s*[,，;\s]\s*([+-]?[\d.]+)°?\s*$/.exec(text);
  return found?.[1] && found[2] ? [found[1], found[2]] : null;
}

/** Whether the two were given in the other order: a latitude beyond 90° is a longitude. */
export function areSwapped(longitude: string, latitude: string): boolean {
  return (
    readDegrees(latitude, 90) === null &&
    readDegrees(latitude, 180) !== null &&
    readDegrees(longitude, 90) !== null
  );
}
