/** Guarantees of the command line: it means what people type, and says in one line what is wrong. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { readArguments } from './arguments';
import { explain } from './messages';
import { UsageError } from './usage-error';

test('defaults, the dash of −1 and the format by the name of the result', () => {
  const read = readArguments(['package.json', '-o', 'out.JPG', '--noise', '-1', '--scale', '16']);
  expect(read).toEqual({
    ...{ source: path.resolve('package.json'), target: path.resolve('out.JPG'), style: 'photo' },
    ...{
      size: { by: 'factor', factor: 16 },
      noise: -1,
      network: undefined,
      encoding: { format: 'jpeg', quality: 92 },
    },
  });
});

test.each([
  [[], { by: 'factor', factor: 2 }],
  [['--width', '3000'], { by: 'width', px: 3000 }],
  [['--height', '2000'], { by: 'height', px: 2000 }],
  [['--print', '20x30cm'], { by: 'print', longMm: 300, shortMm: 200, dpi: 300 }],
  [['--print', '297x210mm', '--dpi', '240'], { by: 'print', longMm: 297, shortMm: 210, dpi: 240 }],
  [['--print', '10X8in'], { by: 'print', longMm: 254, shortMm: 203.2, dpi: 300 }],
])('%j means the size %j', (args, size) => {
  expect(readArguments(['package.json', '-o', 'out.tif', ...args])).toMatchObject({
    ...{ size, encoding: { format: 'tiff' } },
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
  [['package.json', '-o', 'x.png', '--scale', '2', '--width', '90'], 'only one of'],
  [['package.json', '-o', 'x.png', '--dpi', '300'], '--dpi'],
  [['package.json', '-o', 'x.png', '--print', 'A4'], '--print'],
  [['package.json', '-o', 'x.png', '--print', '30x20cm', '--dpi', '9999'], 'dpi'],
  [['package.json', '-o', 'x.png', '--width', '-5'], '--width'],
  [['package.json', '-o', 'x.png', '--network', '../x'], '--network'],
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
