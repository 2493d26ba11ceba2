/**
 * The networks an operator added: `DATA_DIR/models/manifest.json` and the files beside it. Written so that
 * whoever reads meanwhile meets the old state or the new one, and two commands at once do not undo each other.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { dataPath } from '@/server/platform/data-dir';
import { anyEntry } from '../entries';
import { listModels, listSpecialists, originOf, type Model, type Specialist } from '../manifest';
import type { Inspection } from './inspect';
import type { RestorerInspection } from './inspect-restorer';
import { NetworkRefusal } from './refusal';

/** What the operator says of any network; everything else was measured. */
export interface Named {
  id: string;
  licence?: string | undefined;
  /** Shown where networks are chosen. */
  title?: string | undefined;
}
/** Of one that enlarges. */
export interface AddedNetwork extends Named {
  task: Model['task'];
  style: Model['style'];
  /** Noise level that the network removes: −1 none … 3 highest. */
  level: number;
}
/** Of one that restores. */
export interface AddedRestorer extends Named {
  /** Whether it serves where no other one is named. */
  default: boolean;
}

/** Entries as they stand there: what an operator wrote into them by hand is kept. */
const addedManifest = z.looseObject({
  version: z.literal(1),
  models: z.array(z.looseObject({ id: z.string() })),
});
type AddedManifest = z.output<typeof addedManifest>;

/** Copying a network and writing the manifest take much less. */
const LONGEST_WAIT_MS = 10_000;

const folder = () => dataPath('models');
const manifestFile = () => dataPath('models', 'manifest.json');

function readAdded(): AddedManifest {
  if (!existsSync(manifestFile())) return { version: 1, models: [] };
  return addedManifest.parse(JSON.parse(readFileSync(manifestFile(), 'utf8')));
}

/** Appears whole under its name, also when the power fails meanwhile. */
function writeWhole(file: string, content: Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const opened = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(opened, content);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(temporary, file);
}

const writeAdded = (manifest: AddedManifest) =>
  writeWhole(manifestFile(), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));

/**
 * Runs `work` while no other `models` command changes anything; waits for one that does. A transaction that
 * stores nothing is the lock: the system gives it back when a process dies, which a lock file would survive.
 * Throws `NetworkRefusal` busy.
 */
function exclusively<T>(work: () => T): T {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const lock = new Database(dataPath('models', '.lock.db'), { timeout: LONGEST_WAIT_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new NetworkRefusal('busy');
  }
  try {
    return work();
  } finally {
    lock.close();
  }
}

/** Every installed network, those that enlarge first. Throws `NetworkRefusal` badManifest where `listModels` just throws. */
export function installedNetworks(): (Model | Specialist)[] {
  try {
    return [...listModels(), ...listSpecialists()];
  } catch (error) {
    throw new NetworkRefusal('badManifest', {
      problem: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Throws `NetworkRefusal` idTaken or badManifest: worth asking before a long trial. */
export function checkIdFree(id: string): void {
  if (installedNetworks().some((model) => model.id === id)) throw new NetworkRefusal('idTaken', { id });
}

/** What every entry says. */
const common = (
  { id, title, licence = 'unknown (added by the operator)' }: Named,
  found: Pick<Inspection, 'sha256' | 'file' | 'params'>,
) => ({
  id,
  file: `${id}.onnx`,
  sha256: found.sha256,
  bytes: found.file.length,
  params: found.params,
  licence,
  trainedOn: [],
  ...(title === undefined ? {} : { description: { en: title, zh: title } }),
});

type NewEntry = z.input<typeof anyEntry> & Pick<Inspection, 'opset'>;

function entryOf(network: AddedNetwork, found: Inspection): NewEntry {
  const { task, style, level } = network;
  const plane =
    found.channels === 3
      ? ({ channels: 3, colour: 'rgb' } as const)
      : ({ channels: 1, colour: 'luma' } as const);
  return {
    ...common(network, found),
    task,
    scale: found.scale,
    style,
    level,
    layout: 'NCHW',
    input: { name: found.input, ...plane, range: [0, found.inputWhite] },
    output: { name: found.output, ...plane, range: [0, found.outputWhite] },
    halo: found.halo,
    macsPerInputPixel: found.macsPerInputPixel,
    opset: found.opset,
  };
}

function restorerEntryOf(network: AddedRestorer, found: RestorerInspection): NewEntry {
  const { input, output, constant } = found.signature;
  const fidelity = constant ? { fidelity: { ...constant, value: found.fidelity } } : {};
  return {
    ...common(network, found),
    default: network.default,
    ...{ input, output, layout: 'NCHW' },
    ...found.conventions,
    ...(found.conventions.task === 'face' ? fidelity : {}),
    opset: found.opset,
  };
}

/** Writes the file of a network and its entry. */
function install(entry: NewEntry, content: Buffer): void {
  anyEntry.parse(entry);
  exclusively(() => {
    checkIdFree(entry.id);
    const manifest = readAdded();
    const file = dataPath('models', entry.file);
    const inTheWay = existsSync(file) && !readFileSync(file).equals(content);
    if (inTheWay) throw new NetworkRefusal('fileInTheWay', { file });
    writeWhole(file, content);
    writeAdded({ ...manifest, models: [...manifest.models, entry] });
  });
}

/**
 * Installs a network that was inspected: its file, then its entry. `listModels` shows it from then on, in every
 * process. Throws `NetworkRefusal` idTaken, fileInTheWay, badManifest or busy, and has written nothing then.
 */
export function addNetwork(network: AddedNetwork, found: Inspection): void {
  install(entryOf(network, found), found.file);
}

/** The same for one that restores; `findSpecialist` finds it from then on. Throws as `addNetwork` does. */
export function addRestorer(network: AddedRestorer, found: RestorerInspection): void {
  install(restorerEntryOf(network, found), found.file);
}

/**
 * Removes a network that an operator added: its entry, then its file. A job at work keeps what it has loaded.
 * Throws `NetworkRefusal` unknownId, shipped, badManifest or busy.
 */
export function removeNetwork(id: string): void {
  exclusively(() => {
    const model = installedNetworks().findLast((one) => one.id === id);
    if (!model) throw new NetworkRefusal('unknownId', { id });
    if (originOf(model) === 'shipped') throw new NetworkRefusal('shipped', { id });
    const manifest = readAdded();
    writeAdded({ ...manifest, models: manifest.models.filter((entry) => entry.id !== id) });
    rmSync(model.path, { force: true });
  });
}
