/** `admin models list|add|remove`. */
import { installedNetworks, originOf, removeNetwork } from '@/server/inference/inspect/added';
import { modelsReady } from '@/server/inference/manifest';
import { addModel } from './models-add';
import { aligned } from './table';
import { required, UsageError } from './usage';

const HEADINGS = ['id', 'task', 'scale', 'colour', 'style', 'noise', 'parameters', 'kB', 'int8', 'origin'];
const NUMBERS = [5, 6, 7];

function list(): string {
  const rows = installedNetworks().map((model) => [
    model.id,
    model.task,
    `×${model.scale}`,
    model.input.colour,
    model.style,
    String(model.level),
    String(model.params),
    String(Math.round(model.bytes / 1000)),
    model.int8 ? 'yes' : '–',
    originOf(model),
  ]);
  const problems = modelsReady().map((problem) => `! ${problem}`);
  return [aligned([HEADINGS, ...rows], NUMBERS), ...problems].join('\n');
}

function remove([id]: string[]): string {
  removeNetwork(required(id, 'ID'));
  return `network ${id} was removed`;
}

export function models([act, ...rest]: string[]): Promise<string> | string {
  if (act === 'list') return list();
  if (act === 'add') return addModel(rest);
  if (act === 'remove') return remove(rest);
  throw new UsageError('models list, models add FILE or models remove ID');
}
