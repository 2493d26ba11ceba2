/** Stages 104 and 105: what the renderers are told, what they make, and where it is kept. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { userOwner } from '@/server/accounts/actor';
import { profileOf } from '@/server/accounts/profile';
import { renderLongPicture } from '@/server/films/long-picture/long-picture';
import { longPicturePlan, type LongPicturePlan } from '@/server/films/long-picture/plan';
import { renderFilm } from '@/server/films/render/film';
import type { LeftOut } from '@/server/films/render/pictures/facts';
import { filmPlan, type FilmPlan } from '@/server/films/render/plan';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, type MediaObject } from '@/server/media/objects';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { keepCaptions } from '../captions';
import { keepFacts } from '../keep-facts';
import { finishWork, meantWork, reportProgress, type Attempt, type Made } from '../run';
import { STATUS } from '../status';
import type { WorkRow } from '../works';
import { arrangeFilm, arrangeLongPicture } from './arrange';
import { Reporter } from './reporter';
import { shownPictures } from './shown-pictures';

/** Share of the bar. */
const RENDERING = { from: 0.25, until: 0.98 } as const;

/** Where finished segments wait; the same for every attempt, so that a new start goes on with them. */
const folderOf = ({ id }: WorkRow) => dataPath('temporary', `work-${id}`);

/** Stages 104 and 105, and the end: the files become media objects, and the work is done. */
export async function renderWork(
  context: MediaContext,
  run: Attempt,
  verse: readonly string[],
): Promise<boolean> {
  const meant = meantWork(context.db, run);
  if (!meant) return false;
  const { row, plan } = meant;
  const { db, clock } = context;
  reportProgress(db, run, { status: STATUS.arranging, progress: RENDERING.from }, clock.now());
  const shown = await shownPictures(context, meant);
  const author = profileOf(db, row.ownerId)?.name ?? '';
  const arrangement = { plan, shown, verse, ownerId: row.ownerId, author };
  const workDir = folderOf(row);
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const reporter = new Reporter(context, run);
  let fraction = 0;
  const at = () => RENDERING.from + (RENDERING.until - RENDERING.from) * fraction;
  const onProgress = (progress: { fraction: number }) => {
    fraction = progress.fraction;
    reporter.tell(STATUS.rendering, at());
  };
  const onLeftOut = (leftOut: readonly LeftOut[]) => {
    for (const { index, code } of leftOut) {
      const broken = shown[index];
      if (broken) keepFacts(db, broken.pictureId, { ...broken.facts, unreadable: code });
    }
  };
  const options = { workDir, signal: reporter.signal, onProgress, onLeftOut };
  const made = await reporter.during(STATUS.rendering, at, async () =>
    row.kind === 'movie'
      ? makeFilm(context, row, filmPlan.parse(await arrangeFilm(context, arrangement)), options)
      : makeLongPicture(
          context,
          row,
          longPicturePlan.parse(arrangeLongPicture(arrangement, linkTo(row))),
          options,
        ),
  );
  const kept = db.transaction((tx) => finishWork(tx, run, made, clock.now()), { behavior: 'immediate' });
  await rm(workDir, { recursive: true, force: true });
  return kept;
}

/** The page of a shared work, for its QR code; null where we do not know our own address. */
function linkTo({ id, kind, shared }: WorkRow): string | null {
  const { PUBLIC_URL } = config();
  return PUBLIC_URL && shared ? new URL(`/gallery/${kind}/${id}`, PUBLIC_URL).href : null;
}

interface Rendering {
  workDir: string;
  /** Hears which pictures turned out to be broken when they were decoded. */
  onLeftOut: (leftOut: readonly LeftOut[]) => void;
  signal: AbortSignal;
  onProgress: (progress: { fraction: number }) => void;
}

async function keep(
  context: MediaContext,
  row: WorkRow,
  file: { path: string; word: string; mime: string; width: number; height: number },
): Promise<MediaObject> {
  const { path: from, word, mime, width, height } = file;
  const name = `${row.title || 'guangying'}${path.extname(from)}`;
  // By attempt: an earlier result stays whole until this one has taken its place.
  const key = `works/${row.id}-${row.attempt}-${word}${path.extname(from)}`;
  return adoptFile(context, {
    ...{ owner: userOwner(row.ownerId), purpose: 'result', name, key, mime, width, height, path: from },
  });
}

async function makeFilm(
  context: MediaContext,
  row: WorkRow,
  plan: FilmPlan,
  { workDir, onLeftOut, ...rest }: Rendering,
): Promise<Made> {
  const inFolder = (name: string) => path.join(workDir, name);
  const files = {
    film: inFolder('film.mp4'),
    cover: inFolder('cover.jpg'),
    poster: inFolder('poster.jpg'),
    captions: inFolder('captions.vtt'),
  };
  const { width, height, leftOut } = await renderFilm({ plan, files, workDir, ...rest });
  onLeftOut(leftOut);
  const size = { width, height };
  const cover = await keep(context, row, { path: files.cover, word: 'cover', mime: 'image/jpeg', ...size });
  const film = await keep(context, row, { path: files.film, word: 'film', mime: 'video/mp4', ...size });
  await keepCaptions(context, row, files.captions);
  return { resultId: film.id, coverId: cover.id, ...size, coverWidth: width, coverHeight: height };
}

async function makeLongPicture(
  context: MediaContext,
  row: WorkRow,
  plan: LongPicturePlan,
  { workDir, onLeftOut, ...rest }: Rendering,
): Promise<Made> {
  const files = { picture: path.join(workDir, 'long.jpg'), cover: path.join(workDir, 'cover.jpg') };
  const made = await renderLongPicture({ plan, files, workDir, ...rest });
  const { width, height, cover: covered } = made;
  onLeftOut(made.leftOut);
  const cover = await keep(context, row, {
    path: files.cover,
    word: 'cover',
    mime: 'image/jpeg',
    ...covered,
  });
  const long = await keep(context, row, {
    path: files.picture,
    word: 'long',
    mime: 'image/jpeg',
    width,
    height,
  });
  return {
    resultId: long.id,
    coverId: cover.id,
    width,
    height,
    coverWidth: covered.width,
    coverHeight: covered.height,
  };
}
