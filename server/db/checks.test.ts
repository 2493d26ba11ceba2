import { describe, expect, it } from 'vitest';
import { readiness } from '@/server/platform/health';
import { databaseProblems, workerProblems } from './checks';
import { db, openDatabase } from './client';
import { workers } from './schema/platform';

describe('readiness', () => {
  it('says that no worker has reported, and that one has fallen silent', () => {
    expect(workerProblems(db(), 0)).toEqual(['no worker has reported yet']);
    db().insert(workers).values({ id: 'w', pid: 1, startedAt: 0, seenAt: 1000 }).run();
    expect(workerProblems(db(), 3000)).toEqual([]);
    expect(workerProblems(db(), 31_000)).toEqual(['no sign of a worker for 30 s']);
  });

  it('is lost with the database, and names the part that is missing without its internals', () => {
    const closed = openDatabase(':memory:');
    closed.$client.close();
    const answer = readiness({ database: () => databaseProblems(closed), models: () => [] });
    expect(answer).toEqual({ ready: false, checks: { database: 'does not answer', models: 'ok' } });
  });
});
