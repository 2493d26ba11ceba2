/** Storage keys and file names of what a task makes. */
import path from 'node:path';
import type { Operation, ResultFormat } from './operations';

const EXTENSION: Record<ResultFormat, string> = { png: 'png', jpeg: 'jpg', webp: 'webp', tiff: 'tif' };
export const RESULT_MIME: Record<ResultFormat, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tiff: 'image/tiff',
};

/** The deterministic storage key of one file of a task. */
export function taskKey(taskId: string, file: string): string {
  return `tasks/${taskId}/${file}`;
}

/** The name of a published file that was made after step `ordinal`: the plain one after the last step. */
export function fileAfter(all: readonly unknown[], ordinal: number, file: string): string {
  return ordinal >= all.length - 1 ? file : `after-${ordinal}-${file}`;
}

/** The file of a step's own picture. */
export const stepFile = (ordinal: number, extension: 'tif' | 'webp') => `step-${ordinal}.${extension}`;

/** Formats without loss have no quality: all of them are one file. */
export function storedQuality(format: ResultFormat, quality: number): number {
  return format === 'png' || format === 'tiff' ? 100 : quality;
}

/** The file inside a task's folder that holds a result in one format and quality. */
export function resultFile(format: ResultFormat, quality: number): string {
  return `result-q${storedQuality(format, quality)}.${EXTENSION[format]}`;
}

/** What was done, as parts of a file name: `restored`, `x4` or the exact pixels `3000x2000`, `cutout`. */
function wordsFor(done: readonly Operation[]): string[] {
  const words = done.map((operation) => {
    if (operation.kind === 'bg') return 'cutout';
    if (operation.kind !== 'upscale') return 'restored';
    const { scale, width, height } = operation;
    return width !== undefined && height !== undefined ? `${width}x${height}` : `x${scale}`;
  });
  return [...new Set(words)];
}

/** What a person finds in their downloads: the picture's own name, what was done, the right extension. */
export function resultName(sourceName: string, done: readonly Operation[], format: ResultFormat): string {
  return `${[path.parse(sourceName).name, ...wordsFor(done)].join('-')}.${EXTENSION[format]}`;
}
