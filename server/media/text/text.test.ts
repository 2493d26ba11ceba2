/** Guarantees of lettering: what is drawn is what was written, and never a box. */
import { expect, test } from 'vitest';
import { letteringFont } from './font';
import { legible } from './legible';
import { clausesOf, columnMask, letterMask } from './lettering';
import { wrapped, widthInEm } from './wrap';

const inkOf = ({ alpha }: { alpha: Uint8Array }) => alpha.reduce((sum, value) => sum + value, 0) / 255;

test('the font covers simplified and traditional Chinese, Latin and common marks', async () => {
  const { covers } = await letteringFont();
  const text = '漓江春色灕江風雨龘ABCxyz0123，。！？《》·—…“”éüñ';
  expect([...text].filter((character) => !covers(character.codePointAt(0) ?? 0))).toEqual([]);
});

test('what the font lacks is left out, not drawn as a box', async () => {
  const { covers } = await letteringFont();
  expect(legible('春😀风👨‍👩‍👧 ️\u200d又\u0007绿', covers)).toBe('春风 又绿');
  expect(await letterMask({ text: '😀🎉', size: 40 })).toBeNull();
  const [plain, decorated] = await Promise.all(
    ['江月', '江😀月'].map((text) => letterMask({ text, size: 40 })),
  );
  expect(decorated).toEqual(plain);
});

test('different characters give different ink: none of them is the box of a missing one', async () => {
  const masks = await Promise.all([...'光影山水风月'].map((text) => letterMask({ text, size: 48 })));
  const drawn = masks.map((mask) => (mask ? Buffer.from(mask.alpha).toString('hex') : ''));
  expect(new Set(drawn).size).toBe(6);
  for (const mask of masks) expect(mask && inkOf(mask)).toBeGreaterThan(100);
});

test('markup in a text is text', async () => {
  const [plain, marked] = await Promise.all(['<b>', '<i>'].map((text) => letterMask({ text, size: 40 })));
  expect(plain?.width).toBeGreaterThan(40);
  expect(marked?.width).toBeGreaterThan(30);
});

test('a column stands upright', async () => {
  const column = await columnMask({ text: '两岸青山', size: 40 });
  expect(column?.height).toBeGreaterThan(4 * 40 * 0.95);
  expect(column?.width).toBeLessThan(45);
});

test('clauses end where a reader pauses', () => {
  expect(clausesOf('两岸青山相对出，孤帆一片日边来。')).toEqual(['两岸青山相对出', '孤帆一片日边来']);
  expect(clausesOf('，。')).toEqual([]);
});

test('lines keep words whole, end before marks and are no longer than allowed', () => {
  expect(wrapped('over the hills and far away', 8, 9)).toEqual(['over the hills', 'and far away']);
  expect(wrapped('山水有清音，何必丝与竹', 5, 9)).toEqual(['山水有清音，', '何必丝与竹']);
  const long = wrapped('长'.repeat(500), 20, 3);
  expect(long).toHaveLength(3);
  expect(long[2].endsWith('…')).toBe(true);
  for (const line of long) expect(widthInEm(line)).toBeLessThanOrEqual(20);
});
