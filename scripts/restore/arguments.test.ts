/** Guarantees of the command line: it means what people type, and says in one line what is wrong. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../enlarge/usage-error';
import { readArguments } from './arguments';

const read = (...args: string[]) => readArguments(['package.json', '-o', 'out.png', ...args]);

test('steps are done in the order that makes sense, sr is enlarging, and the type picks strengths', () => {
  const { wishes, encoding, target } = read(
    '--seq',
    'bg,sr,colour,scratch',
    '--type',
    'cartoon',
    '--rate',
    '4',
  );
  expect(wishes.map(({ kind }) => kind)).toEqual(['scratch', 'colour', 'upscale', 'bg']);
  expect(wishes[2]).toMatchObject({ style: 'art', size: { by: 'factor', factor: 4 } });
  expect([encoding, target]).toEqual([{ format: 'png', quality: 92 }, path.resolve('out.png')]);
});

test.each([
  [['--rgb', '-1'], { type: 'transparent' }],
  [['--rgb', '1'], { type: 'gradient' }],
  [['--rgb', '235,51,35'], { type: 'colour', rgb: [235, 51, 35] }],
])('%j is the background %j', (args, background) => {
  expect(read('--seq', 'bg', '--dpi', '300', ...args).wishes).toEqual([
    { kind: 'bg', background, density: 300 },
  ]);
});

test('one strength for all steps that have one', () => {
  const [scratch, repair, colour] = read('--seq', 'scratch,repair,colour', '--strength', '0.3').wishes;
  expect([scratch, repair, colour]).toMatchObject([
    { sensitivity: 0.3 },
    { strength: 0.3 },
    { saturation: 0.3 },
  ]);
});

test('a network is named by its id, and goes to the step that it serves', () => {
  const [repair, colour] = read('--seq', 'repair,colour', '--network', 'colour').wishes;
  expect([repair, colour]).toMatchObject([{ network: undefined }, { network: 'colour' }]);
});

test.each([
  [[], '--seq is missing'],
  [['--seq', 'repair,polish'], '--seq knows scratch'],
  [['--seq', 'sr', '--rate', '3'], '--rate must be one of'],
  [['--seq', 'bg', '--rgb', '1,2'], '--rgb must be'],
  [['--seq', 'bg', '--rgb', '256,0,0'], '--rgb must be'],
  [['--seq', 'bg', '--dpi', '99999'], '--dpi must be 36 to 1200'],
  [['--seq', 'repair', '--strength', '2'], '--strength must be 0 to 1'],
  [['--seq', 'repair', '--mask', 'package.json'], 'add scratch'],
  [['--seq', 'scratch', '--mask', 'absent.png'], 'no such file'],
  [['--seq', 'repair', '--type', 'cat'], '--type must be one of'],
  [['--seq', 'repair', '--network', 'absent'], 'there is none'],
  [['--seq', 'repair', '--network', 'colour'], 'none of the steps'],
  [['--seq', 'repair', 'second.png'], 'usage:'],
])('%j is refused with one line', (args, line) => {
  expect(() => read(...args)).toThrow(UsageError);
  expect(() => read(...args)).toThrow(line);
});

test('JPEG for a transparent result is refused before any work', () => {
  const jpeg = (...args: string[]) =>
    readArguments(['package.json', '-o', 'out.jpg', '--seq', 'bg', ...args]);
  expect(() => jpeg()).toThrow('no transparency');
  expect(jpeg('--rgb', '1').encoding.format).toBe('jpeg');
});
