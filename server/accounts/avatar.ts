/** A person's own picture: looked at, cut square around the middle, 256 px, as WebP and as JPEG. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { mediaObjects } from '@/server/db/schema/media';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, getOwnedObject, softDeleteObjects } from '@/server/media/objects';
import { decodeFailure } from '@/server/media/pixels/damage';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { markShared } from '@/server/media/share';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { userOwner } from './actor';

/** Side in px. */
export const AVATAR_SIDE = 256;
export const AVATAR_LIMITS = { bytes: 10 * 1024 * 1024, pixels: 50_000_000 };
/** A picture may take this long to decode, in s. */
const PATIENCE_S = 20;

export const AVATAR_FORMATS = { webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type AvatarFormat = keyof typeof AVATAR_FORMATS;

/** The key of one form of a picture; `avatarId` names the picture, and is the id of its WebP. */
export function avatarKey(avatarId: string, format: AvatarFormat): string {
  return `avatars/${avatarId}.${format}`;
}

/** Upright, square, in sRGB, without metadata. Pictures smaller than the square are enlarged. */
async function render(source: string, target: string, format: AvatarFormat): Promise<void> {
  const square = sharp(source, { failOn: 'truncated', limitInputPixels: AVATAR_LIMITS.pixels })
    .autoOrient()
    .resize(AVATAR_SIDE, AVATAR_SIDE, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
    .timeout({ seconds: PATIENCE_S });
  const encoded =
    format === 'webp'
      ? square.webp({ quality: 86 })
      : square.flatten({ background: '#ffffff' }).jpeg({ quality: 88 });
  await encoded.toFile(target).catch((error: unknown) => {
    throw decodeFailure(error);
  });
}

/**
 * Makes the picture in `filePath` (which stays where it is) the person's own and takes the one before it away.
 * Throws `Refusal` fileTooLarge {bytes, limit}, what `probePicture` says, or notFound for a person who is gone.
 */
export async function setAvatar(
  context: MediaContext,
  userId: string,
  filePath: string,
): Promise<{ avatarId: string }> {
  const { size } = await stat(filePath);
  if (size > AVATAR_LIMITS.bytes)
    throw new Refusal('tooLarge', 'fileTooLarge', { bytes: size, limit: AVATAR_LIMITS.bytes });
  await probePicture(filePath, { limitPixels: AVATAR_LIMITS.pixels });
  const avatarId = newId();
  const stored: string[] = [];
  for (const format of ['webp', 'jpg'] as const)
    stored.push(await store(context, userOwner(userId), filePath, avatarId, format));
  const { db, clock } = context;
  db.transaction(
    (tx) => {
      const now = clock.now();
      const before = tx.select().from(users).where(eq(users.id, userId)).get();
      if (!before || before.deletedAt !== null) throw new Refusal('notFound', 'notFound');
      markShared(tx, stored, now);
      tx.update(users).set({ avatarId }).where(eq(users.id, userId)).run();
      dropPictures(tx, userId, before.avatarId, now);
    },
    { behavior: 'immediate' },
  );
  return { avatarId };
}

/** The same with a picture that the person has uploaded; throws `Refusal` `notFound` when it is not theirs. */
export async function setUploadedAvatar(
  context: MediaContext,
  userId: string,
  mediaId: string,
): Promise<{ avatarId: string }> {
  const object = getOwnedObject(context.db, userOwner(userId), mediaId, context.clock.now());
  return setAvatar(context, userId, await context.storage.localPath(object.key));
}

async function store(
  context: MediaContext,
  owner: string,
  source: string,
  avatarId: string,
  format: AvatarFormat,
): Promise<string> {
  await mkdir(dataPath('temporary'), { recursive: true });
  const path = dataPath('temporary', `${avatarId}.${format}`);
  try {
    await render(source, path, format);
    const object = await adoptFile(context, {
      id: format === 'webp' ? avatarId : newId(),
      owner,
      purpose: 'avatar',
      name: `avatar.${format}`,
      key: avatarKey(avatarId, format),
      mime: AVATAR_FORMATS[format],
      width: AVATAR_SIDE,
      height: AVATAR_SIDE,
      path,
    });
    return object.id;
  } finally {
    await rm(path, { force: true });
  }
}

function dropPictures(tx: Queryable, userId: string, avatarId: string | null, now: number): void {
  if (avatarId === null) return;
  const keys = [avatarKey(avatarId, 'webp'), avatarKey(avatarId, 'jpg')];
  const rows = tx
    .select({ id: mediaObjects.id })
    .from(mediaObjects)
    .where(inArray(mediaObjects.key, keys))
    .all();
  softDeleteObjects(
    tx,
    userOwner(userId),
    rows.map(({ id }) => id),
    now,
  );
}

/** Takes the person's picture away; the one that the house draws stands in again. */
export function removeAvatar({ db, clock }: Pick<MediaContext, 'db' | 'clock'>, userId: string): void {
  db.transaction(
    (tx) => {
      const row = tx.select({ avatarId: users.avatarId }).from(users).where(eq(users.id, userId)).get();
      tx.update(users).set({ avatarId: null }).where(eq(users.id, userId)).run();
      dropPictures(tx, userId, row?.avatarId ?? null, clock.now());
    },
    { behavior: 'immediate' },
  );
}
