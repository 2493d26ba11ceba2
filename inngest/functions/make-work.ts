/** Making a film or a long picture: read → look → write → render. */
import { NonRetriableError } from 'inngest';
import { z } from 'zod';
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { failureOf } from '@/server/albums/make/failure';
import { renderWork } from '@/server/albums/make/render-work';
import { lookAtPictures, readWork, writeVerse } from '@/server/albums/make/stages';
import { failWork, settleCancelled, type Attempt, type Failure } from '@/server/albums/run';
import { mediaContext } from '@/server/media/context';

const failure = z.object({ event: z.object({ data: events['albums/work.started'] }) });

function fail(run: Attempt, reason: Failure): void {
  const { db, clock } = mediaContext();
  failWork(db, run, reason, clock.now());
}

/** What its owner can be told ends the run at once; anything else is tried again. */
async function stage<T>(run: Attempt, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = failureOf(error);
    if (!reason) throw error;
    fail(run, reason);
    throw new NonRetriableError(reason, { cause: error });
  }
}

export const makeWork = inngest.createFunction(
  {
    id: 'make-work',
    triggers: [{ event: 'albums/work.started' }],
    retries: 2,
    concurrency: [
      { key: 'event.data.ownerId', limit: 1 },
      // A film uses all cores while it is rendered; a second one would only make both late.
      { scope: 'env', key: '"film"', limit: 1 },
    ],
    /** Retries are spent, or the film has killed its worker three times. A failure that was told already stays. */
    onFailure: ({ event }) => {
      const { workId, attempt } = failure.parse(event.data).event.data;
      fail({ workId, attempt }, 'unexpected');
    },
  },
  async ({ event, step }) => {
    const { workId, attempt } = events['albums/work.started'].parse(event.data);
    const run = { workId, attempt };
    /** Cancelled, deleted, or overtaken by a newer start. */
    const notMeant = async () => {
      await step.run('settle', () => settleCancelled(mediaContext().db, run, mediaContext().clock.now()));
      return { workId, outcome: 'notMeant' };
    };
    const read = await step.run('read', () => readWork(mediaContext(), run));
    if (!read) return notMeant();
    const looked = await step.run('look', () => stage(run, () => lookAtPictures(mediaContext(), run)));
    if (!looked) return notMeant();
    if (looked.readable === 0) {
      await step.run('refuse', () => fail(run, 'noPictureReadable'));
      return { workId, outcome: 'noPictureReadable' };
    }
    const verse = await step.run('write', () => stage(run, () => writeVerse(mediaContext(), run)));
    if (!verse) return notMeant();
    const kept = await step.run('render', () => stage(run, () => renderWork(mediaContext(), run, verse)));
    return kept ? { workId, outcome: 'done' } : notMeant();
  },
);
