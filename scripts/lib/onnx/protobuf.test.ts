/** Guarantees: what is written can be read again, and broken bytes are refused. */
import { expect, test } from 'vitest';
import { message, parseMessage } from './protobuf';

test('numbers, text, floats and nested messages come back', () => {
  const inner = message([1, 'inner'], [2, 300]);
  const read = parseMessage(
    message([1, 0], [1, 2 ** 40], [2, 'text'], [3, inner], [3, inner], [16, { float: 0.5 }]),
  );
  expect(read.numbers(1)).toEqual([0, 2 ** 40]);
  expect(read.text(2)).toBe('text');
  expect(read.messages(3).map((each) => [each.text(1), each.numbers(2)])).toEqual([
    ['inner', [300]],
    ['inner', [300]],
  ]);
  expect(Buffer.from(read.bytes(16)[0] ?? []).readFloatLE()).toBe(0.5);
  expect([read.text(9), read.numbers(9)]).toEqual([undefined, []]);
});

test('bytes that end within a field, and wire types that are no longer used, are refused', () => {
  const whole = message([2, 'text']);
  expect(() => parseMessage(whole.subarray(0, 3))).toThrow('within a field');
  expect(() => parseMessage(Uint8Array.of(8, 128))).toThrow('within a number');
  expect(() => parseMessage(Uint8Array.of(11))).toThrow('wire type 3');
});
