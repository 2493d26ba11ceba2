/** Held-out pictures of the classifiers. The recipe (models/training/classify) keeps every fifth file for this. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dataFolder } from '../sets';

const EVERY = 5;
const PICTURE = /\.(webp|jpg|png)$/;

/** Held-out files of a folder below DATA, in order; none (said through `warn`) when it is not there. */
export function heldFiles(folder: string, warn: (line: string) => void): string[] {
  const whole = path.join(dataFolder(), folder);
  if (!existsSync(whole)) {
    warn(`no pictures in ${whole} (set DATA): skipped`);
    return [];
  }
  const names = readdirSync(whole).filter((name) => PICTURE.test(name));
  // By code units, as the recipe sorts: by locale other files would be the fifth ones.
  names.sort((a, b) => (a < b ? -1 : 1));
  return names.filter((_, index) => index % EVERY === 0).map((name) => path.join(whole, name));
}

const BY_EYE = 'models/training/configs/weather-by-eye.json';
const SCENES = 'colour/intel-scenes-150';
/** Of the training folder every third scene is held out, of the test folder all. */
const EVERY_SCENE = 3;
const byEye = z.object({
  train: z.record(z.string(), z.array(z.string())),
  test: z.record(z.string(), z.array(z.string())),
});

/** Held-out scenes by the weather that was named by eye; none when they are not there. */
export function heldScenes(warn: (line: string) => void): { truth: string; files: string[] }[] {
  const folder = path.join(dataFolder(), SCENES);
  if (!existsSync(folder)) {
    warn(`no pictures in ${folder} (set DATA): skipped`);
    return [];
  }
  const { train, test } = byEye.parse(JSON.parse(readFileSync(BY_EYE, 'utf8')));
  return Object.entries(train).map(([truth, names]) => ({
    truth,
    files: [
      ...names
        .filter((_, index) => index % EVERY_SCENE === 0)
        .map((name) => path.join(folder, 'train', name)),
      ...(test[truth] ?? []).map((name) => path.join(folder, 'test', name)),
    ],
  }));
}

/** A share as a percentage with one digit. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
