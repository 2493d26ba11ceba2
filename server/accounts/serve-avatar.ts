/** Answers `/media/avatars/<uid>.<ext>` and `/media/avatars/default.<ext>`. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { and, eq, isNull } from 'drizzle-orm';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { mediaObjects } from '@/server/db/schema/media';
import type { MediaContext } from '@/server/media/context';
import { answer, type Sending } from '@/server/media/serve/send';
import { Refusal } from '@/server/platform/errors';
import { AVATAR_FORMATS, avatarKey, type AvatarFormat } from './avatar';
import { defaultAvatar } from './default-avatar';

const FILE = /^(?:default|([1-9]\d{0,14}))\.(jpe?g|webp)$/;

/** The picture is drawn by this release: its date says nothing. */
const DRAWN_AT = Date.UTC(2026, 0, 1);

/**
 * Serves a person's picture in the form that the ending asks for; the drawn one for whoever has none. `version` is
 * the picture that a page knows: that very one may be kept for ever, under any other address it is asked for anew.
 */
export function serveAvatar(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  wanted: { file: string; version: string | undefined },
): Promise<void> {
  return answer(request, response, async () => {
    const match = FILE.exec(wanted.file);
    if (!match) throw new Refusal('notFound', 'notFound');
    const format: AvatarFormat = match[2] === 'webp' ? 'webp' : 'jpg';
    const avatarId = match[1] === undefined ? null : pictureOf(context, Number(match[1]));
    if (avatarId === null) return drawn(format);
    return stored(context, avatarId, format, wanted.version === avatarId);
  });
}

/** The picture of a number; throws `Refusal` `notFound` when nobody has the number. */
function pictureOf({ db }: MediaContext, uid: number): string | null {
  const row = db
    .select({ avatarId: users.avatarId, deletedAt: users.deletedAt })
    .from(userNumbers)
    .innerJoin(users, eq(users.id, userNumbers.userId))
    .where(eq(userNumbers.uid, uid))
    .get();
  if (!row) throw new Refusal('notFound', 'notFound');
  return row.deletedAt === null ? row.avatarId : null;
}

function stored(
  { db, storage }: MediaContext,
  avatarId: string,
  format: AvatarFormat,
  versioned: boolean,
): Sending | Promise<Sending> {
  const live = and(eq(mediaObjects.key, avatarKey(avatarId, format)), isNull(mediaObjects.deletedAt));
  const object = db.select().from(mediaObjects).where(live).get();
  if (!object) return drawn(format);
  const caching = versioned ? 'versioned' : 'checked';
  return { object, caching, download: undefined, open: (range) => storage.get(object.key, range) };
}

async function drawn(format: AvatarFormat): Promise<Sending> {
  const bytes = await defaultAvatar(format);
  const object = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: DRAWN_AT,
    bytes: bytes.length,
    mime: AVATAR_FORMATS[format],
    name: `default.${format}`,
  };
  return {
    object,
    caching: 'checked',
    download: undefined,
    open: (range) =>
      Promise.resolve(Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])),
  };
}
