/** OpenCV as a peer, where a Python with its dnn_superres is installed (Debian: python3-opencv). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { config } from '@/server/platform/config';
import { publicWeights, type Scale } from './fsrcnn';
import type { Subject } from './lanes';
import { availableMemory } from './machine';
import type { Size } from './photograph';

export const OPENCV = 'OpenCV FSRCNN';

/** The system's own first: that is where Debian puts OpenCV. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
/** Bytes that it takes for an input px, measured from 1 to 3 megapixels at ×2. */
const BYTES_PER_PIXEL = 1300;

function hasOpenCv(python: string): boolean {
  return spawnSync(python, ['-c', 'import cv2; cv2.dnn_superres'], { timeout: 60_000 }).status === 0;
}

let python: string | undefined | null = null;

/** The subject for a picture of this size, or why there is none. */
export function opencv(scale: Scale, { width, height }: Size): Subject | string {
  if (python === null) python = PYTHONS.find(hasOpenCv);
  if (!python) return 'OpenCV is left out: no Python with cv2.dnn_superres (Debian: python3-opencv).';
  const weights = publicWeights(scale);
  if (!weights) return `OpenCV ×${scale} is left out: its FSRCNN weights are not in DATA/teachers/sr.`;
  const needed = width * height * BYTES_PER_PIXEL;
  if (needed > 0.8 * availableMemory())
    return `OpenCV ×${scale} at ${width}×${height} is left out: it would need ${Math.round(needed / 1e9)} GB of memory.`;
  const args = [weights, scale, width, height, config().ORT_THREADS].map(String);
  return {
    name: OPENCV,
    command: python,
    args: [fileURLToPath(new URL('opencv.py', import.meta.url)), ...args],
  };
}
