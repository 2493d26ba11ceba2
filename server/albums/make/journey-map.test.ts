/** Guarantees of the map on the title card: the right shape, and no more about the place than its county. */
import { describe, expect, it } from 'vitest';
import { journeyMap } from './journey-map';

const WEST_LAKE = { latitude: 30.2431, longitude: 120.1502 };
const LINGYIN = { latitude: 30.2411, longitude: 120.1008 };
const NINGBO = { latitude: 29.8683, longitude: 121.544 };

function box(rings: readonly (readonly (readonly [number, number])[])[]) {
  const points = rings.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

describe('the map of a journey', () => {
  it('is the city where all places lie in one', () => {
    const map = journeyMap([WEST_LAKE, LINGYIN]);
    const { west, east, south, north } = box(map?.rings ?? []);
    // Hangzhou reaches from 118.3 to 120.7 east and from 29.2 to 30.6 north.
    expect([west, east, south, north].map((value) => Math.round(value * 10) / 10)).toEqual([
      118.3, 120.7, 29.2, 30.6,
    ]);
    expect(map?.rings[0]?.length).toBeLessThan(1000);
  });

  it('is the province where they lie in several cities, with the dot in the county of most', () => {
    const map = journeyMap([NINGBO, WEST_LAKE, LINGYIN]);
    expect(box(map?.rings ?? []).east).toBeGreaterThan(122);
    expect(map?.point).toEqual(journeyMap([WEST_LAKE])?.point);
  });

  it('does not tell one place of a county from another', () => {
    expect(journeyMap([WEST_LAKE])?.point).toEqual(journeyMap([LINGYIN])?.point);
    expect(journeyMap([WEST_LAKE])?.point).not.toEqual([WEST_LAKE.longitude, WEST_LAKE.latitude]);
  });

  it('is missing at sea and abroad', () => {
    expect(journeyMap([])).toBeUndefined();
    expect(journeyMap([{ latitude: 0, longitude: -150 }])).toBeUndefined();
  });
});
