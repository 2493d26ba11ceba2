/** For tests: a partner in a small world whose clock is moved by hand; the worker's steps are called one by one. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { restorationWishes } from '@/server/enhance/operations/presets';
import { operateAll, probe, publish } from '@/server/enhance/pipeline';
import { claimTask } from '@/server/enhance/queue';
import type { WorkContext } from '@/server/enhance/work-context';
import { mediaContext } from '@/server/media/context';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { manualClock } from '@/server/testing/world';
import { acceptPhotos } from '../accept';
import { showPhoto } from '../finish-photo';
import { partnerOwner } from '../owner';
import { addPartner, findPartner } from '../partners';

export function partnerWorld(charge: 'upload' | 'download', points: number) {
  const clock = manualClock();
  const media = { ...mediaContext(), clock };
  const context = { ...media, queue: enhanceQueue };
  const work: WorkContext = { db: db(), clock, media };
  const code = `p${newId()}`;
  addPartner(db(), { code, charge, points }, clock.now());
  const partner = () => findPartner(db(), code);

  /** Sends one drawn photograph to be enlarged; answers its `mdf`. */
  const upload = async (): Promise<string> => {
    const file = dataPath('temporary', `${newId()}.jpg`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeDrawnPhoto(file, 64, 48);
    const [mdf = ''] = await acceptPhotos(context, partner(), {
      sources: { files: [{ path: file, name: 'a.jpg' }] },
      seq: 'sr',
      type: 'people',
      wishes: restorationWishes({ steps: ['upscale'], type: 'people', rate: 2 }),
      origin: 'https://house.example',
    });
    return mdf;
  };
  /** Claims the partner's next task; answers its id. */
  const claim = (runId = newId()): string => claimTask(work, partnerOwner(partner().id), runId) ?? '';
  /** Does the partner's next task to the end; answers its id. */
  const finish = async (): Promise<string> => {
    const id = claim();
    for (const step of [probe, operateAll, publish]) await step(work, id);
    await showPhoto(work, id);
    return id;
  };
  return { clock, context, work, code, partner, upload, claim, finish };
}
