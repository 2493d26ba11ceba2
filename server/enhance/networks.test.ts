/** What pages offer by name: the networks of a step, and which of them works where none is named. */
import { beforeAll, expect, it } from 'vitest';
import { dropInRestorers } from '@/server/inference/testing/restorers';
import { listRestorers } from './networks';

beforeAll(dropInRestorers);

it('an operator’s own stands beside the house’s and does the work unless the other is named', () => {
  const listed = listRestorers();
  expect(listed.filter(({ task }) => task === 'colour')).toEqual([
    { id: 'colour', task: 'colour', origin: 'shipped', usual: false },
    { id: 'made-up-colour', task: 'colour', origin: 'added', usual: true },
  ]);
  for (const task of ['defog', 'repair', 'colour', 'matte']) {
    expect(listed.filter((one) => one.task === task && one.usual)).toHaveLength(1);
  }
});
