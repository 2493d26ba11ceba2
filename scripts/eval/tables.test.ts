/** Guarantees: what is bold is the best as it is shown, and the cards keep everything outside the markers. */
import { expect, test } from 'vitest';
import { withSection } from './report';
import { boldBest, int8Table, scoreTable } from './tables';

const score = (psnrY: number, ssimY: number, gmsd: number) => ({ psnrY, ssimY, gmsd });

test('the best figures are bold, those that look equal too', () => {
  expect(boldBest([30.001, 31.126, 31.129], 2, 'largest')).toEqual(['30.00', '**31.13**', '**31.13**']);
  expect(boldBest([0.2, 0.1], 1, 'smallest')).toEqual(['0.2', '**0.1**']);
});

test('a table has a row for each method and a column for each set', () => {
  const rows = [
    { method: 'bicubic', scores: { Set5: score(33.65, 0.9295, 0.0763), Kodak: score(30.88, 0.8739, 0.09) } },
    { method: 'photo-x2', scores: { Set5: score(37.26, 0.9569, 0.0388), Kodak: score(33.49, 0.9179, 0.05) } },
  ];
  expect(scoreTable(['Set5', 'Kodak'], rows)).toBe(
    [
      '|  | Set5 | Kodak |',
      '| --- | --- | --- |',
      '| bicubic | 33.65 / 0.9295 / 0.0763 | 30.88 / 0.8739 / 0.0900 |',
      '| photo-x2 | **37.26** / **0.9569** / **0.0388** | **33.49** / **0.9179** / **0.0500** |',
    ].join('\n'),
  );
});

test('8-bit variants are held against their own network, and a loss over 0.1 dB is said', () => {
  const rows = [
    { method: 'a', scores: { Set5: score(37.26, 0, 0) } },
    { method: 'a 8-bit', int8Of: 'a', scores: { Set5: score(37.18, 0, 0) } },
    { method: 'b', scores: { Set5: score(37, 0, 0) } },
    { method: 'b 8-bit', int8Of: 'b', scores: { Set5: score(36.8, 0, 0) } },
  ];
  expect(int8Table(['Set5'], rows)).toBe(
    [
      '|  | Set5 | loses ≤ 0.1 dB |',
      '| --- | --- | --- |',
      '| a 8-bit | 37.18 (−0.08) | yes |',
      '| b 8-bit | 36.80 (−0.20) | **no** |',
    ].join('\n'),
  );
  expect(int8Table(['Set5'], rows.slice(2, 3))).toBeUndefined();
});

test('a section replaces what is between its markers, and is added at the end where there are none', () => {
  const cards = 'a\n<!-- eval:begin -->\nold $&\n<!-- eval:end -->\nb\n';
  const replaced = withSection(cards, 'eval', 'new $1 $&');
  expect(replaced).toBe('a\n<!-- eval:begin -->\n\nnew $1 $&\n\n<!-- eval:end -->\nb\n');
  expect(withSection(replaced, 'eval', 'new $1 $&')).toBe(replaced);
  const added = withSection(cards, 'levels', 'table');
  expect(added).toBe(`${cards.trimEnd()}\n\n<!-- levels:begin -->\n\ntable\n\n<!-- levels:end -->\n`);
});
