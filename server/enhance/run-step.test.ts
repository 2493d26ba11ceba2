/** Guarantees: a machine without room is told as such, whoever of Node and libvips met it first. */
import { expect, it } from 'vitest';
import { asRefusal } from './run-step';

it.each([
  ['Node', Object.assign(new Error('write failed'), { code: 'ENOSPC' }), 'diskFull'],
  ['libvips', new Error('wbuffer_write: write failed\nunix error: No space left on device'), 'diskFull'],
  ['nobody', new Error('something else'), undefined],
])('what %s says about the disk', (_who, error, code) => {
  expect(asRefusal(error)?.code).toBe(code);
});
