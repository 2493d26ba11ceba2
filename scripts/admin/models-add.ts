/** `admin models add`. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addNetwork, checkIdFree } from '@/server/inference/inspect/added';
import { inspectNetwork, type Inspection } from '@/server/inference/inspect/inspect';
import { NetworkRefusal } from '@/server/inference/inspect/refusal';
import { modelEntry } from '@/server/inference/manifest';
import { aligned } from './table';
import { required, typedIn, UsageError } from './usage';

const LONGEST_ID = 64;

/** `task` and `level` are the operator's word: a trial cannot tell what a network was trained for. */
const addOptions = z.object({
  id: modelEntry.shape.id.max(LONGEST_ID),
  task: modelEntry.shape.task.default('upscale'),
  style: modelEntry.shape.style.default('photo'),
  level: z.coerce.number().pipe(modelEntry.shape.level).default(-1),
  title: z.string().trim().min(1).max(80).optional(),
  licence: z.string().trim().min(1).max(200).optional(),
});

/** What each option takes, for whoever got it wrong. */
const OPTIONS: Readonly<Record<string, string>> = {
  id: `up to ${LONGEST_ID} small letters, digits, dots and dashes`,
  task: 'upscale or superresolve',
  style: 'photo or art',
  level: '-1 to 3',
  title: '1 to 80 characters',
  licence: '1 to 200 characters',
};

/** `--level -1` is what anyone types; parseArgs takes a value with a dash only behind `=`. */
function joined(args: string[]): string[] {
  const at = args.findIndex((arg, i) => arg === '--level' && /^-\d/.test(args[i + 1] ?? ''));
  return at < 0 ? args : [...args.slice(0, at), `--level=${args[at + 1]}`, ...args.slice(at + 2)];
}

/** `RealESRGAN_x4plus.onnx` → `realesrgan-x4plus`. */
function idFrom(file: string): string {
  return path
    .basename(file)
    .replace(/\.onnx$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST_ID);
}

function report(id: string, found: Inspection): string {
  const range = (white: number) => `0 to ${white}`;
  const rows = [
    ['scale', `×${found.scale}`],
    ['colour', found.channels === 3 ? 'RGB' : 'luma (colour is enlarged by bicubic)'],
    [
      'values',
      found.inputWhite === found.outputWhite
        ? range(found.inputWhite)
        : `${range(found.inputWhite)} in, ${range(found.outputWhite)} out`,
    ],
    [
      'halo',
      `${found.halo} px (${found.exactSeams ? 'tiles fit exactly' : 'tiles fit to half a step of 255'})`,
    ],
    ['parameters', String(found.params)],
    ['operations', `${found.macsPerInputPixel} multiply-adds per input px`],
    ['against bicubic', `${found.psnr.toFixed(1)} dB`],
    ['speed here', `${Math.round(found.msPerOutputMegapixel)} ms per output megapixel`],
    ['memory', `${Math.round(found.peakBytes / 2 ** 20)} MB for a tile`],
  ];
  return [
    `network ${id} was added`,
    aligned(rows.map(([name = '', value = '']) => [`  ${name}`, value])),
    `use it: npm run enlarge -- IN -o OUT --network ${id}, or choose it in the studio; no restart is needed`,
  ].join('\n');
}

/** Tries the network of a file and installs it; the answer says what was found. */
export async function addModel(args: string[]): Promise<string> {
  const value = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joined(args),
    allowPositionals: true,
    options: { id: value, task: value, style: value, level: value, title: value, licence: value },
  });
  const file = required(positionals[0], 'FILE');
  const parsed = addOptions.safeParse({ ...values, id: values.id ?? idFrom(file) });
  if (!parsed.success) {
    const option = String(parsed.error.issues[0]?.path[0]);
    throw new UsageError(`--${option} takes ${OPTIONS[option] ?? 'another value'}`);
  }
  const source = path.resolve(typedIn(), file);
  if (!existsSync(source) || !statSync(source).isFile()) throw new UsageError(`${file}: no such file`);
  const { id } = parsed.data;
  checkIdFree(id);
  if (process.stderr.isTTY) {
    process.stderr.write(`trying ${file}: seconds for a small network, minutes for a large one …\n`);
  }
  const found = await inspectNetwork(source).catch((error: unknown) => {
    throw error instanceof NetworkRefusal ? error.of(file) : error;
  });
  addNetwork(parsed.data, found);
  return report(id, found);
}
