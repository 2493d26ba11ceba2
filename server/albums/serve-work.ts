/** Answers `/media/movies/<id>/<file>` and `/media/photos/<id>/<file>`: results, covers, and pictures for other eyes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { and, eq, isNull } from 'drizzle-orm';
import { works } from '@/server/db/schema/albums';
import type { MediaContext } from '@/server/media/context';
import { getReadableObject, type MediaObject } from '@/server/media/objects';
import { answer } from '@/server/media/serve/send';
import { Refusal } from '@/server/platform/errors';
import { screenCopy } from './screen-copy';
import type { WorkKind } from './works';

const KINDS: Readonly<Record<string, WorkKind>> = { movies: 'movie', photos: 'photo' };

/** The file of a work that a path names. Names are random, so that knowing one is the permission. */
async function fileOf(
  context: MediaContext,
  { folder, id, file }: { folder: string; id: string; file: string },
): Promise<MediaObject> {
  const kind = KINDS[folder];
  const row =
    kind &&
    context.db
      .select()
      .from(works)
      .where(and(eq(works.id, Number(id) || 0), eq(works.kind, kind), isNull(works.deletedAt)))
      .get();
  if (!row) throw new Refusal('notFound', 'notFound');
  const stem = file.replace(/\.[^.]*$/, '');
  if (stem === row.resultId || stem === row.coverId)
    return getReadableObject(context.db, null, stem, context.clock.now());
  return screenCopy(context, file, row.albumId);
}

/** Serves with ETag and Range, so that players can jump within a film. */
export function serveWork(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  wanted: { folder: string; id: string; file: string; download: string | undefined },
): Promise<void> {
  return answer(request, response, async () => {
    const object = await fileOf(context, wanted);
    const open = (range: Parameters<MediaContext['storage']['get']>[1]) =>
      context.storage.get(object.key, range);
    return { object, caching: 'shared', download: wanted.download, open };
  });
}
