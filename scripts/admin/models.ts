/** `admin models list|add|remove`. */
import { removeNetwork } from '@/server/inference/inspect/added';
import { modelsReady } from '@/server/inference/manifest';
import { addModel } from './models-add';
import { tableOfNetworks } from './models-report';
import { required, UsageError } from './usage';

function list(): string {
  return [tableOfNetworks(), ...modelsReady().map((problem) => `! ${problem}`)].join('\n');
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
