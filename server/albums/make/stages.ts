/** The stages before rendering. Each may run again after a crash: what was found stays with the pictures. */
import { userOwner } from '@/server/accounts/actor';
import type { MediaContext } from '@/server/media/context';
import { getOwnedObject } from '@/server/media/objects';
import { meantWork, reportProgress, type Attempt } from '../run';
import { STATUS } from '../status';
import { lookAtPicture } from './look';
import { Reporter } from './reporter';
import { rowsById, shownPictures } from './shown-pictures';
import { verseFor } from './verse';

/** Shares of the bar. */
const LOOKING = { from: 0.02, until: 0.2 } as const;
const WRITING = 0.22;

/** Stage 101: says that somebody has begun; null when the run is not meant any more. */
export function readWork({ db, clock }: MediaContext, run: Attempt): { pictures: number } | null {
  const meant = meantWork(db, run);
  const begun = meant && reportProgress(db, run, { status: STATUS.reading, progress: 0.01 }, clock.now());
  return begun ? { pictures: meant.plan.pictures.length } : null;
}

/** Stage 102. Pictures that were taken out of the album meanwhile, or cannot be decoded, are left out. */
export async function lookAtPictures(
  context: MediaContext,
  run: Attempt,
): Promise<{ readable: number } | null> {
  const meant = meantWork(context.db, run);
  if (!meant) return null;
  const reporter = new Reporter(context, run);
  reporter.tell(STATUS.looking, LOOKING.from);
  const rows = rowsById(context, meant.plan);
  let [readable, done] = [0, 0];
  const at = () => LOOKING.from + ((LOOKING.until - LOOKING.from) * done) / meant.plan.pictures.length;
  // One large picture may take seconds: a cancel is heard meanwhile.
  await reporter.during(STATUS.looking, at, async () => {
    for (const { pictureId, mediaId } of meant.plan.pictures) {
      const row = rows.get(pictureId);
      done += 1;
      if (!row) continue;
      const { key } = getOwnedObject(context.db, userOwner(meant.row.ownerId), mediaId, context.clock.now());
      const facts = await lookAtPicture(context, row, key, reporter.signal);
      if (!facts.unreadable) readable += 1;
    }
  });
  return { readable };
}

/** Stage 103: at most eight lines. */
export async function writeVerse(context: MediaContext, run: Attempt): Promise<string[] | null> {
  const meant = meantWork(context.db, run);
  if (!meant) return null;
  const shown = await shownPictures(context, meant);
  const reporter = new Reporter(context, run);
  reporter.tell(STATUS.writing, WRITING);
  return reporter.during(
    STATUS.writing,
    () => WRITING,
    () =>
      verseFor(
        meant.plan,
        shown.map(({ facts }) => facts),
        { seed: run.workId, signal: reporter.signal },
      ),
  );
}
