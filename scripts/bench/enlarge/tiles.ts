/** Networks alone on one tile: against FSRCNN, against plain convolutions, 8 bits against 32. */
import { readFileSync } from 'node:fs';
import type { Model } from '@/server/inference/manifest';
import { fileToRun, filesOf, type ModelFile } from '@/server/inference/model-files';
import { TILE } from '@/server/inference/tiles';
import { chainNetwork, tileSpeeds, widthOf, type TileNetwork, type TileSpeed } from '../lib/engine-speed';
import type { Row } from '../lib/report';
import { short } from '../lib/statistics';
import type { Peak } from './peak';

const ROUNDS = 9;

interface Entrant {
  model: Model;
  file: ModelFile;
  speed: TileSpeed;
  /** The chain of its width; nothing for FSRCNN, which is none. */
  plain: TileSpeed | undefined;
}

export interface TileRace {
  entrants: Entrant[];
  fsrcnn: TileSpeed | undefined;
  chains: TileSpeed[];
}

const alone = (model: Model, file: ModelFile): TileNetwork => ({
  name: file.id,
  onnx: readFileSync(file.path),
  inputName: model.input.name,
  channels: model.input.channels,
  halo: model.halo,
  macs: model.macsPerInputPixel,
});

/** Networks of one scale with their 8-bit files, FSRCNN, and the plain chains of their widths, by turns. */
export async function raceTiles(models: readonly Model[], fsrcnn: Model): Promise<TileRace> {
  const files = [...models, fsrcnn].flatMap((model) => filesOf(model).map((file) => ({ model, file })));
  const plain = [...new Set(models.map(widthOf))].map(chainNetwork);
  const speeds = await tileSpeeds([...plain, ...files.map(({ model, file }) => alone(model, file))], ROUNDS);
  const of = (name: string) => speeds.find((speed) => speed.name === name);
  return {
    entrants: files.flatMap(({ model, file }) => {
      const speed = of(file.id);
      const chain = model === fsrcnn ? undefined : of(chainNetwork(widthOf(model)).name);
      return speed ? [{ model, file, speed, plain: chain }] : [];
    }),
    fsrcnn: of(fsrcnn.id),
    chains: speeds.slice(0, plain.length),
  };
}

/** One row for each file. */
export function tileRows({ entrants, fsrcnn }: TileRace, peak: Peak): Row[] {
  return entrants.map(({ model, speed, plain }) => {
    const megapixels = (TILE * model.scale) ** 2 / 1e6;
    const share = (of: number) => `${Math.round((100 * speed.gflops) / of)} %`;
    return {
      network: speed.name,
      'ms/outMP': short(speed.ms / megapixels),
      median: short(speed.medianMs / megapixels),
      'CPU ms/outMP': short(speed.cpuMs / megapixels),
      'GFLOP/s': short(speed.gflops),
      'of the peak': share(peak.gflops),
      'of a chain of its width': plain ? share(plain.gflops) : '–',
      '× FSRCNN': fsrcnn ? short(fsrcnn.ms / speed.ms) : '–',
      '× FSRCNN, CPU': fsrcnn ? short(fsrcnn.cpuMs / speed.cpuMs) : '–',
    };
  });
}

/** What 8 bits gain on this machine, and which file it chooses. */
export function int8Rows({ entrants }: TileRace): Row[] {
  return entrants.flatMap(({ model, file, speed: full }) => {
    const eight = entrants.find((other) => other.model === model && other.file !== file)?.speed;
    if (!eight || file.id !== model.id) return [];
    return [
      {
        network: model.id,
        'fp32 ms a tile': short(full.ms),
        'int8 ms': short(eight.ms),
        'times faster': short(full.ms / eight.ms),
        'by CPU': short(full.cpuMs / eight.cpuMs),
        'chosen here': fileToRun(model).id === model.id ? 'fp32' : 'int8',
      },
    ];
  });
}
