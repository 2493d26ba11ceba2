/** Drafts: what somebody is writing, saved as they write; one for each post, and one for a new one. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { userOwner } from '@/server/accounts/actor';
import type { Db, Queryable } from '@/server/db/client';
import { drafts, posts } from '@/server/db/schema/community';
import { mediaObjects } from '@/server/db/schema/media';
import { mediaUrl } from '@/server/media/urls';
import { Refusal } from '@/server/platform/errors';
import type { WriterContext } from './context';
import { checkedWishes, type PictureWish } from './pictures';
import { cleanLine, cleanText, requireLength, TEXT_LENGTH, TITLE_LENGTH } from './texts';
import type { DraftView } from './views';

export interface DraftInput {
  /** 0: a new post. */
  postId?: number;
  title: string;
  text: string;
  pictures?: PictureWish[];
}

const storedPictures = z.array(z.object({ mediaId: z.string(), alt: z.string() }));
const draftOf = (userId: string, postId: number) => and(eq(drafts.userId, userId), eq(drafts.postId, postId));

/**
 * Keeps a draft; an empty one is forgotten. Throws `Refusal` textTooLong {limit}, tooManyPictures {limit}, or
 * notAuthor for changes of somebody else's post.
 */
export function saveDraft({ db, clock, userId }: WriterContext, draft: DraftInput): { updatedAt: number } {
  const postId = draft.postId ?? 0;
  const title = requireLength(cleanLine(draft.title), TITLE_LENGTH);
  const text = requireLength(cleanText(draft.text), TEXT_LENGTH);
  const wishes = checkedWishes(draft.pictures ?? []);
  const now = clock.now();
  if (title === '' && text === '' && wishes.length === 0) {
    forgetDraft(db, userId, postId);
    return { updatedAt: now };
  }
  if (postId !== 0) requireOwn(db, userId, postId);
  const kept = { title, text, pictures: JSON.stringify(wishes), updatedAt: now };
  db.insert(drafts)
    .values({ userId, postId, ...kept })
    .onConflictDoUpdate({ target: [drafts.userId, drafts.postId], set: kept })
    .run();
  return { updatedAt: now };
}

function requireOwn(db: Queryable, userId: string, postId: number): void {
  const own = and(eq(posts.id, postId), eq(posts.authorId, userId), isNull(posts.deletedAt));
  if (!db.select({ id: posts.id }).from(posts).where(own).get()) throw new Refusal('forbidden', 'notAuthor');
}

/** The draft of changes to a post, or of a new one (0); null when there is none. */
export function readDraft({ db, userId }: WriterContext, postId = 0): DraftView | null {
  const row = db.select().from(drafts).where(draftOf(userId, postId)).get();
  return row ? draftView(db, row) : null;
}

/** All drafts of the writer, the latest first. */
export function listDrafts({ db, userId }: WriterContext): DraftView[] {
  const mine = db.select().from(drafts).where(eq(drafts.userId, userId));
  return mine
    .orderBy(desc(drafts.updatedAt))
    .limit(100)
    .all()
    .map((row) => draftView(db, row));
}

/** Forgets a draft; nothing happens when there is none. */
export function forgetDraft(db: Queryable, userId: string, postId: number): void {
  db.delete(drafts).where(draftOf(userId, postId)).run();
}

function draftView(db: Db, row: typeof drafts.$inferSelect): DraftView {
  const wishes = storedPictures.parse(JSON.parse(row.pictures));
  const live = new Map(
    db
      .select()
      .from(mediaObjects)
      .where(
        and(
          inArray(
            mediaObjects.id,
            wishes.map(({ mediaId }) => mediaId),
          ),
          eq(mediaObjects.owner, userOwner(row.userId)),
          isNull(mediaObjects.deletedAt),
        ),
      )
      .all()
      .map((object) => [object.id, object]),
  );
  const pictures = wishes.flatMap(({ mediaId, alt }) => {
    const object = live.get(mediaId);
    return object
      ? { mediaId, alt, url: mediaUrl(mediaId), width: object.width ?? 0, height: object.height ?? 0 }
      : [];
  });
  const { postId, title, text, updatedAt } = row;
  return { postId, title, text, pictures, updatedAt };
}
