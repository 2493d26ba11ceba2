/** Guarantees of the command line: it means what people type, and says in one line what is wrong. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { UsageError, readArguments } from './arguments';
import { explain } from './messages';

test('defaults, the dash of −1 and the format by the name of the result', () => {
  const read = readArguments(['package.json', '-o', 'out.JPG', '--noise', '-1', '--scale', '16']);
  expect(read).toEqual({
    ...{ source: path.resolve('package.json'), target: path.resolve('out.JPG'), scale: 16, style: 'photo' },
    ...{ noise: -1, encoding: { format: 'jpeg', quality: 92 } },
  });
});

test.each([
  [[], 'usage:'],
  [['package.json'], 'usage:'],
  [['package.json', 'README.md', '-o', 'x.png'], 'usage:'],
  [['package.json', '-o', 'x.gif'], 'must end in'],
  [['absent.png', '-o', 'x.png'], 'no such file'],
  [['package.json', '-o', 'absent/x.png'], 'no such folder'],
  [['package.json', '-o', 'x.png', '--scale', '5'], '--scale'],
  [['package.json', '-o', 'x.png', '--style', 'oil'], '--style'],
  [['package.json', '-o', 'x.png', '--noise', '4'], '--noise'],
  [['package.json', '-o', 'x.png', '--noise', 'much'], '--noise'],
  [['package.json', '-o', 'x.png', '--what'], '--what'],
])('%j is refused in one line', (args, part) => {
  const attempt = () => readArguments(args);
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(part);
  expect(attempt).not.toThrow(/\n/);
});

test('a refusal is explained with its numbers', () => {
  const refusal = new Refusal('tooLarge', 'tooManyPixels', { width: 50_000, height: 4, limit: 10 });
  expect(explain(refusal)).toBe('the picture has 50000×4 pixels, more than the 10 allowed');
});
