/** Finding faces in a thread of ours, which a process that exits must not leave in the middle of native code. */
import { workerData } from 'node:worker_threads';
import { releaseIdle } from '@/server/inference/sessions';
import { underGuard, type NativeCalls } from '@/server/inference/threads/native-calls';
import { findFaces } from '@/server/vision/faces';
import type { Box } from '../operations';

const { calls } = workerData as { calls: NativeCalls };

/** The faces of a picture, as shares of its sides. Throws as `findFaces`. */
export async function findFacesHere(picture: string): Promise<Box[]> {
  const faces = await underGuard(calls, () => findFaces(picture));
  await releaseIdle(0);
  return faces;
}
