/** Which county a point lies in. */
import { readCounties, type Arc, type Counties, type County } from './counties';

/** Side of an index cell in grid steps: about a third of a degree. */
const CELL = 512;
/** Beyond the shore a photograph may be taken from a boat or a pier; and coasts are drawn coarsely. */
const SHORE_KM = 15;
const KM_PER_DEGREE = 111.2;

/** Provinces with a coast. Inland, beyond the boundary is another country. */
const COAST = new Set(
  '辽宁省 河北省 天津市 山东省 江苏省 上海市 浙江省 福建省 广东省 广西壮族自治区 海南省 香港特别行政区 澳门特别行政区 台湾省'.split(
    ' ',
  ),
);
/** Where the coast meets another country, degrees: behind the Yalu's mouth, and behind the Beilun's. */
const ABROAD = [
  { west: 124.1, east: 136, south: 39, north: 43 },
  { west: 104, east: 108.03, south: 20, north: 21.6 },
];

const cells = new Map<number, County[]>();
const cellOf = (x: number, y: number) => Math.floor(x / CELL) * 4096 + Math.floor(y / CELL);

function indexed(): Counties {
  const all = readCounties();
  if (cells.size > 0) return all;
  for (const county of all.counties) {
    const [left, bottom, right, top] = county.box;
    for (let x = Math.floor(left / CELL); x <= right / CELL; x++)
      for (let y = Math.floor(bottom / CELL); y <= top / CELL; y++) {
        const key = x * 4096 + y;
        cells.set(key, [...(cells.get(key) ?? []), county]);
      }
  }
  return all;
}

const arcsOf = function* ({ rings }: County, arcs: readonly Arc[]): Generator<Arc> {
  for (const index of rings.flat()) {
    const arc = arcs[index < 0 ? ~index : index];
    if (arc) yield arc;
  }
};

/** Even-odd over all segments: arcs of a ring meet end to end, whichever way they are drawn. */
function contains(county: County, arcs: readonly Arc[], x: number, y: number): boolean {
  const [left, bottom, right, top] = county.box;
  if (x < left || x > right || y < bottom || y > top) return false;
  let inside = false;
  for (const arc of arcsOf(county, arcs)) {
    for (let i = 2; i < arc.length; i += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [arc[i - 2], arc[i - 1], arc[i], arc[i + 1]];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  }
  return inside;
}

function nearestOnShore(all: Counties, longitude: number, latitude: number): County | undefined {
  if (
    ABROAD.some(
      ({ west, east, south, north }) =>
        longitude > west && longitude < east && latitude > south && latitude < north,
    )
  )
    return undefined;
  const [x, y] = all.toGrid(longitude, latitude);
  const near = new Set<County>();
  for (const dx of [-CELL, 0, CELL])
    for (const dy of [-CELL, 0, CELL])
      for (const county of cells.get(cellOf(x + dx, y + dy)) ?? [])
        if (COAST.has(county.province)) near.add(county);
  const perLongitude = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  let best: { county?: County; km: number } = { km: SHORE_KM };
  for (const county of near)
    for (const arc of arcsOf(county, all.arcs))
      for (let i = 0; i < arc.length; i += 2) {
        const [lon, lat] = all.toDegrees(arc[i] ?? 0, arc[i + 1] ?? 0);
        const km = Math.hypot((lon - longitude) * perLongitude, (lat - latitude) * KM_PER_DEGREE);
        if (km < best.km) best = { county, km };
      }
  return best.county;
}

/** The county at a point (degrees, WGS-84), or the nearest one within 15 km of its shore; undefined at sea and abroad. */
export function findCounty(longitude: number, latitude: number): County | undefined {
  const all = indexed();
  const [x, y] = all.toGrid(longitude, latitude);
  const candidates = cells.get(cellOf(x, y)) ?? [];
  return (
    candidates.find((county) => contains(county, all.arcs, x, y)) ?? nearestOnShore(all, longitude, latitude)
  );
}
