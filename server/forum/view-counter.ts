/**
 * Counting readers without a write for each: numbers are gathered in memory and added in one transaction, every few
 * seconds or when many posts are waiting. A process that is killed loses what it had gathered and nothing else.
 */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import { logger } from '@/server/platform/logger';

const FLUSH_AFTER_MS = 5_000;
/** Posts whose numbers are held back at most. */
const BUFFERED_POSTS = 500;

class ViewCounter {
  private waiting = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Db) {
    // An orderly end loses nothing: statements are synchronous.
    process.once('exit', () => this.flush());
  }

  add(postId: number): void {
    this.waiting.set(postId, this.pending(postId) + 1);
    if (this.waiting.size >= BUFFERED_POSTS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS).unref();
  }

  pending(postId: number): number {
    return this.waiting.get(postId) ?? 0;
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.size === 0 || !this.db.$client.open) return;
    try {
      this.db.transaction(
        (tx) => {
          for (const [id, views] of this.waiting)
            tx.update(posts)
              .set({ viewCount: sql`${posts.viewCount} + ${views}` })
              .where(eq(posts.id, id))
              .run();
        },
        { behavior: 'immediate' },
      );
      this.waiting = new Map();
    } catch (error) {
      // Another process is writing just now: the numbers stay, the next reader tries again.
      logger('forum').warn({ err: error }, 'views were not written');
    }
  }
}

const counters = new WeakMap<Db, ViewCounter>();

/** The counter of this connection. */
function counterOf(db: Db): ViewCounter {
  let counter = counters.get(db);
  if (!counter) counters.set(db, (counter = new ViewCounter(db)));
  return counter;
}

/** Counts one reader of a post. */
export function countView(db: Db, postId: number): void {
  counterOf(db).add(postId);
}

/** Readers of this process that are not in the row yet. */
export function pendingViews(db: Db, postId: number): number {
  return counters.get(db)?.pending(postId) ?? 0;
}

/** Writes what was gathered, now. */
export function flushViews(db: Db): void {
  counters.get(db)?.flush();
}
