/** Guarantee: a name is fit for display and for every file system, in any script. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './names';

describe('cleanName', () => {
  it.each([
    ['光影 🌄.png', '光影 🌄.png'],
    ['C:\\fakepath\\a.png', 'a.png'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'picture'],
    ['', 'picture'],
    ['a\ud800.png', 'a.png'],
    ['a\u202egnp.exe', 'agnp.exe'],
    [`${'é'.repeat(300)}.jpeg`, `${'é'.repeat(195)}.jpeg`],
  ])('%j', (name, expected) => {
    expect(cleanName(name)).toBe(expected);
  });

  it('is stable, short and free of separators', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const clean = cleanName(name);
        return clean.length > 0 && !/[/\\\0\r\n"]/.test(clean) && [...clean].length <= 200;
      }),
    );
  });
});
