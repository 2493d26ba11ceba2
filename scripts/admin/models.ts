/** `admin models list`. */
import { listModels, modelsReady } from '@/server/inference/manifest';
import { UsageError } from './usage';

export function models([act]: string[]): string {
  if (act !== 'list') throw new UsageError('models list');
  const rows = listModels().map(
    ({ id, task, scale, style, level, params, bytes }) =>
      `${id}\t${task} ×${scale} ${style} level ${level}\t${params} parameters\t${bytes} bytes`,
  );
  return [...rows, ...modelsReady().map((problem) => `! ${problem}`)].join('\n');
}
