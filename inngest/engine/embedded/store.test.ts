import path from 'node:path';
import { expect, test } from 'vitest';
import { withFolder } from '../conformance/drivers/embedded';
import { MIGRATIONS } from './schema';
import { openStore } from './store';

test('a file is migrated once and opens again with what it held', () =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'jobs.db');
    const first = openStore(file, 'full');
    first.run('INSERT INTO lanes (lane, served_at) VALUES (?, ?)', 'a', 1);
    first.close();
    const second = openStore(file, 'normal');
    expect(second.all('SELECT * FROM lanes')).toEqual([{ lane: 'a', served_at: 1 }]);
    expect(second.one('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.length });
    second.close();
  }));

test('a file of a newer version is refused instead of damaged', () =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'jobs.db');
    const store = openStore(file, 'normal');
    store.run(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    store.close();
    expect(() => openStore(file, 'normal')).toThrow('newer version');
  }));

test('a failed inner transaction undoes its own writes only', () => {
  const store = openStore(':memory:', 'normal');
  const insert = (lane: string) => store.run('INSERT INTO lanes (lane, served_at) VALUES (?, 0)', lane);
  store.transaction(() => {
    insert('outer');
    expect(() =>
      store.transaction(() => {
        insert('inner');
        throw new Error('no');
      }),
    ).toThrow('no');
  });
  expect(store.all('SELECT lane FROM lanes')).toEqual([{ lane: 'outer' }]);
});
