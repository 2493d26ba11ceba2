/** Looking at an upload with the real picture code; apart from complete.ts so that tests can do without sharp. */
import type { PictureFacts } from './complete';
import { probePicture } from './pixels/probe';
import { suggestSettings } from './pixels/suggest';

export async function examinePicture(path: string): Promise<PictureFacts> {
  const probe = await probePicture(path);
  const { mime, width, height, notices } = probe;
  return { mime, width, height, notices, suggestion: await suggestSettings(path, probe) };
}
