/** Storage keys and file names of what a task makes. */
import path from 'node:path';
import type { Operation, ResultFormat } from './operations';

const EXTENSION: Record<ResultFormat, string> = { png: 'png', jpeg: 'jpg', webp: 'webp' };
export const RESULT_MIME: Record<ResultFormat, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** The deterministic storage key of one file of a task. */
export function taskKey(taskId: string, file: string): string {
  return `tasks/${taskId}/${file}`;
}

/** The file inside a task's folder that holds a result in one format and quality. */
export function resultFile(format: ResultFormat, quality: number): string {
  return `result-q${format === 'png' ? 100 : quality}.${EXTENSION[format]}`;
}

/** What a person finds in their downloads: the picture's own name, what was done, the right extension. */
export function resultName(sourceName: string, done: readonly Operation[], format: ResultFormat): string {
  const steps = done.map((operation) => `x${operation.scale}`).join('-');
  return `${path.parse(sourceName).name}-${steps}.${EXTENSION[format]}`;
}
