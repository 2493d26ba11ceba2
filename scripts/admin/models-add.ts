/** `admin models add`. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addNetwork, addRestorer, checkIdFree } from '@/server/inference/inspect/added';
import { recognise } from '@/server/inference/inspect/recognise';
import { NetworkRefusal } from '@/server/inference/inspect/refusal';
import { ADDED_TASKS, type AddedTask } from '@/server/inference/inspect/restorer-signature';
import { modelEntry } from '@/server/inference/manifest';
import { enlargingReport, restorerReport } from './models-report';
import { required, typedIn, UsageError } from './usage';

const LONGEST_ID = 64;

/** `0.485,0.456,0.406` */
const levels = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number()).refine(({ length }) => length === 1 || length === 3));

/** `task`, `level` and colours are the operator's word: a trial cannot tell what a network was trained for. */
const addOptions = z.object({
  id: modelEntry.shape.id.max(LONGEST_ID),
  task: z.enum([...modelEntry.shape.task.options, ...ADDED_TASKS]).optional(),
  style: modelEntry.shape.style.default('photo'),
  level: z.coerce.number().pipe(modelEntry.shape.level).default(-1),
  title: z.string().trim().min(1).max(80).optional(),
  licence: z.string().trim().min(1).max(200).optional(),
  mean: levels.optional(),
  std: levels.refine((values) => values.every((value) => value > 0)).optional(),
  size: z.coerce.number().int().min(64).max(1024).multipleOf(32).optional(),
  fidelity: z.coerce.number().min(0).max(1).optional(),
  default: z.boolean().optional(),
});
type AddOptions = z.output<typeof addOptions>;

/** What each option takes, for whoever got it wrong. */
const OPTIONS: Readonly<Record<string, string>> = {
  id: `up to ${LONGEST_ID} small letters, digits, dots and dashes`,
  task: 'upscale, superresolve, face, matte, colour or repair',
  style: 'photo or art',
  level: '-1 to 3',
  title: '1 to 80 characters',
  licence: '1 to 200 characters',
  mean: 'one number or three: 0.485,0.456,0.406',
  std: 'one number above 0 or three: 0.229,0.224,0.225',
  size: '64 to 1024 px, a multiple of 32',
  fidelity: '0 to 1',
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

/** The file and what is said of it. Throws `UsageError`. */
function parsed(args: string[]): { file: string; said: AddOptions } {
  const value = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joined(args),
    allowPositionals: true,
    options: {
      ...{ id: value, task: value, style: value, level: value, title: value, licence: value },
      ...{ mean: value, std: value, size: value, fidelity: value, default: { type: 'boolean' } },
    },
  });
  const file = required(positionals[0], 'FILE');
  const options = addOptions.safeParse({ ...values, id: values.id ?? idFrom(file) });
  if (options.success) return { file, said: options.data };
  const option = String(options.error.issues[0]?.path[0]);
  throw new UsageError(`--${option} takes ${OPTIONS[option] ?? 'another value'}`);
}

const isAddedTask = (task: string | undefined): task is AddedTask => ADDED_TASKS.some((one) => one === task);

/** Tries the network of a file and installs it; the answer says what was found. */
export async function addModel(args: string[]): Promise<string> {
  const { file, said } = parsed(args);
  const { id, task, default: serves, ...rest } = said;
  const source = path.resolve(typedIn(), file);
  if (!existsSync(source) || !statSync(source).isFile()) throw new UsageError(`${file}: no such file`);
  checkIdFree(id);
  if (process.stderr.isTTY) {
    process.stderr.write(`trying ${file}: seconds for a small network, minutes for a large one …\n`);
  }
  const restores = isAddedTask(task);
  const wish = { ...rest, task: restores ? task : undefined, enlarges: task !== undefined && !restores };
  const { kind, found } = await recognise(source, wish).catch((error: unknown) => {
    throw error instanceof NetworkRefusal ? error.of(file) : error;
  });
  if (kind === 'enlarges') {
    addNetwork({ ...said, task: restores || task === undefined ? 'upscale' : task }, found);
    return enlargingReport(id, found);
  }
  // The house has no network for faces: the only one shall serve.
  const usual = serves ?? found.conventions.task === 'face';
  addRestorer({ id, licence: rest.licence, title: rest.title, default: usual }, found);
  return restorerReport(id, usual, found);
}
