/** What makes millions of rows fast: no index is kept up row by row, everything is built once at the end. */
import type { Database } from 'better-sqlite3';

/** Indexes on columns whose values come in no order. */
const INDEXES = ['posts_author', 'comments_author', 'likes_user', 'follows_followed'];
const TRIGGERS = ['posts_fts_insert'];
/** Bytes that FTS5 gathers before it writes a part of its index; 1 MiB by default. */
const GATHERED = { filling: 64 << 20, usual: 1 << 20 };

/**
 * Runs `fill` and everything around it in one transaction: whole or not at all. Meanwhile `INDEXES` and the search
 * index are not there; afterwards they are as before.
 */
export function inBulk(client: Database, fill: () => void, tell: (stage: string) => void): void {
  client.pragma('synchronous = OFF');
  client.pragma('cache_size = -262144');
  client.transaction(() => {
    const put = takeAway(client);
    tell('rows');
    fill();
    tell('indexes');
    for (const source of put) client.exec(source);
    tell('search index');
    setGathered(client, GATHERED.filling);
    client.exec(`INSERT INTO posts_fts (posts_fts) VALUES ('rebuild')`);
    client.exec(`INSERT INTO posts_fts (posts_fts) VALUES ('optimize')`);
    setGathered(client, GATHERED.usual);
  })();
  tell('checkpoint');
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.pragma('synchronous = FULL');
}

/** Drops indexes and triggers; answers the statements that make them again. */
function takeAway(client: Database): string[] {
  const sourceOf = client.prepare<[string], { type: string; sql: string }>(
    'SELECT type, sql FROM sqlite_master WHERE name = ?',
  );
  return [...INDEXES, ...TRIGGERS].flatMap((name) => {
    const found = sourceOf.get(name);
    if (!found) return [];
    client.exec(`DROP ${found.type} ${name}`);
    return found.sql;
  });
}

function setGathered(client: Database, bytes: number): void {
  // Bound numbers are REAL, which this option does not take.
  client.exec(`INSERT INTO posts_fts (posts_fts, rank) VALUES ('hashsize', ${bytes})`);
}
