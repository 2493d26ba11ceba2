/** Guarantees of the command line of the benchmarks. */
import { expect, test } from 'vitest';
import { readOptions } from './options';

test('without names all short benchmarks run, the long one does not', () => {
  expect(readOptions([])).toEqual({ names: ['enlarge', 'jobs', 'page', 'vision'], upTo: 12, side: 2048 });
});

test('names choose, sizes can be lowered', () => {
  expect(readOptions(['huge', '--side', '256']).names).toEqual(['huge']);
  expect(readOptions(['huge', '--side', '256']).side).toBe(256);
  expect(readOptions(['enlarge', '--up-to', '1']).upTo).toBe(1);
});

test.each([[['speed']], [['--fast']], [['huge', '--side', 'x']], [['enlarge', '--up-to', '0']]])(
  '%j is refused',
  (args) => {
    expect(() => readOptions(args)).toThrow();
  },
);
