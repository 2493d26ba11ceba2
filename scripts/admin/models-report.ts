/** What `admin models` says of networks. */
import type { Inspection } from '@/server/inference/inspect/inspect';
import type { RestorerInspection } from '@/server/inference/inspect/inspect-restorer';
import { installedNetworks } from '@/server/inference/inspect/added';
import { originOf } from '@/server/inference/manifest';
import { aligned } from './table';

const HEADINGS = 'id,task,scale,colour,style,noise,parameters,kB,int8,default,origin'.split(',');
const NUMBERS = [5, 6, 7];
const NOTHING = '–';

/** A table of every installed network; what only some have is a dash with the others. */
export function tableOfNetworks(): string {
  const rows = installedNetworks().map((network) => [
    network.id,
    network.task,
    ...(network.task === 'upscale' || network.task === 'superresolve'
      ? [`×${network.scale}`, network.input.colour, network.style, String(network.level)]
      : [NOTHING, NOTHING, NOTHING, NOTHING]),
    network.params === undefined ? NOTHING : String(network.params),
    String(Math.round(network.bytes / 1000)),
    'int8' in network && network.int8 ? 'yes' : NOTHING,
    network.default ? 'yes' : NOTHING,
    originOf(network),
  ]);
  return aligned([HEADINGS, ...rows], NUMBERS);
}

const indented = (rows: readonly (readonly [string, string])[]) =>
  aligned(rows.map(([name, value]) => [`  ${name}`, value]));
const memory = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** What was found of a network that enlarges. */
export function enlargingReport(id: string, found: Inspection): string {
  const range = (white: number) => `0 to ${white}`;
  const values =
    found.inputWhite === found.outputWhite
      ? range(found.inputWhite)
      : `${range(found.inputWhite)} in, ${range(found.outputWhite)} out`;
  const seams = found.exactSeams ? 'tiles fit exactly' : 'tiles fit to half a step of 255';
  return [
    `network ${id} was added`,
    indented([
      ['scale', `×${found.scale}`],
      ['colour', found.channels === 3 ? 'RGB' : 'luma (colour is enlarged by bicubic)'],
      ['values', values],
      ['halo', `${found.halo} px (${seams})`],
      ['parameters', String(found.params)],
      ['operations', `${found.macsPerInputPixel} multiply-adds per input px`],
      ['against bicubic', `${found.psnr.toFixed(1)} dB`],
      ['speed here', `${Math.round(found.msPerOutputMegapixel)} ms per output megapixel`],
      ['memory', `${memory(found.peakBytes)} for a tile`],
    ]),
    `use it: npm run enlarge -- IN -o OUT --network ${id}, or choose it in the studio; no restart is needed`,
  ].join('\n');
}

const TASKS = {
  face: 'draws faces anew',
  matte: 'tells the foreground from the background',
  colour: 'gives grey pictures colours',
  repair: 'cleans pictures',
} as const;

/** What was found of a network that restores, and what was taken for granted. */
export function restorerReport(id: string, serves: boolean, found: RestorerInspection): string {
  const { conventions, signature, ms, peakBytes, params } = found;
  const { task, ...fields } = conventions;
  const rows = Object.entries(fields).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)] as const,
  );
  const fidelity = signature.constant
    ? ([[signature.constant.input, `${found.fidelity} (its second input)`]] as const)
    : [];
  return [
    `network ${id} was added: it ${TASKS[task]}`,
    indented([
      ['task', task],
      ...rows,
      ...fidelity,
      ['parameters', String(params)],
      ['speed here', `${Math.round(ms)} ms for one picture`],
      ['memory', memory(peakBytes)],
    ]),
    serves
      ? 'it serves where no other network is named; no restart is needed'
      : `it serves where it is named (network: ${id}); --default would make it the usual one. No restart is needed`,
  ].join('\n');
}
