/**
 * A house to be killed by the ledger's test: `node --import tsx busy-house.ts UPLOAD DOWNLOAD FILE`, two partners'
 * codes. Accepts photographs, has some of them fail, hands out results and lets hours end, as fast as it can. What
 * a partner was answered is written to FILE, because memory dies with the process.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { and, eq, isNull } from 'drizzle-orm';
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { partnerPhotos } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { claimTask, endTask } from '@/server/enhance/queue';
import { mediaContext } from '@/server/media/context';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { acceptPhotos } from '../accept';
import { handOut } from '../hand-out';
import { partnerOwner } from '../owner';
import { findPartner } from '../partners';
import { PHOTO_KEPT_MS } from '../sources';
import { sweepPhotos } from '../sweep';

const [uploadCode = '', downloadCode = '', file = ''] = process.argv.slice(2);
const context = { ...mediaContext(), queue: enhanceQueue, freeBytes: () => Promise.resolve(1e12) };
const answered = (what: string, mdf: string) => appendFileSync(file, `${what} ${mdf}\n`);

async function accept(code: string, count: number): Promise<void> {
  mkdirSync(dataPath('temporary'), { recursive: true });
  const files = Array.from({ length: count }, () => {
    const path = dataPath('temporary', `${newId()}.jpg`);
    return { path, name: 'a.jpg' };
  });
  for (const { path } of files) await writeDrawnPhoto(path, 16, 12);
  const mdfs = await acceptPhotos(context, findPartner(db(), code), {
    sources: { files },
    seq: 'sr',
    type: 'people',
    wishes: [{ kind: 'upscale', style: 'photo', noise: -1, size: { by: 'factor', factor: 2 } }],
    origin: 'https://house.example',
  });
  for (const mdf of mdfs) answered('accepted', mdf);
}

const claim = (code: string) => claimTask(context, partnerOwner(findPartner(db(), code).id), newId());

function fail(): void {
  const id = claim(uploadCode);
  if (id) endTask(context, id, { status: 'error', refusal: new Refusal('unavailable', 'workerLost') });
}

/** As if it had been restored: its source is its result. */
function finish(): void {
  const id = claim(downloadCode);
  if (!id) return;
  const task = db().select().from(tasks).where(eq(tasks.id, id)).get();
  db().update(tasks).set({ status: 'success', resultId: task?.inputId }).where(eq(tasks.id, id)).run();
  db().update(partnerPhotos).set({ readyAt: Date.now() }).where(eq(partnerPhotos.taskId, id)).run();
}

function handOutOne(): void {
  const partner = findPartner(db(), downloadCode);
  const ready = db()
    .select({ mdf: tasks.fid })
    .from(tasks)
    .innerJoin(partnerPhotos, eq(partnerPhotos.taskId, tasks.id))
    .where(
      and(
        eq(tasks.owner, partnerOwner(partner.id)),
        eq(tasks.status, 'success'),
        isNull(partnerPhotos.downloadedAt),
        isNull(partnerPhotos.removedAt),
      ),
    )
    .get();
  if (!ready?.mdf) return;
  handOut(context, partner, ready.mdf);
  answered('handed', ready.mdf);
}

/** Everything that was sent so far is over. */
async function endHour(): Promise<void> {
  await sweepPhotos({ ...context, clock: { now: () => Date.now() + PHOTO_KEPT_MS } });
}

for (let turn = 0; ; turn++) {
  await accept(uploadCode, 1 + (turn % 3));
  await accept(downloadCode, 2);
  fail();
  finish();
  finish();
  handOutOne();
  if (turn % 3 === 2) await endHour();
}
