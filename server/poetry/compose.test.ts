/** Guarantees of every poem, with the shipped network: form, tone and rhyme; the wish; no line of the corpus; the seed. */
import { describe, expect, it } from 'vitest';
import { annotated } from './annotate';
import { composePoems, withVerseNetwork, type ComposeOrder } from './compose';
import type { Draft } from './drafts';
import { keepsForm } from './forms';
import { rewritten } from './rewrite';
import { seasonsClash } from './seasons';
import { perhapsSeen } from './seen-lines';
import { readWish } from './wishes';

const poemsOn = (keyword: string, more: Partial<ComposeOrder> = {}): Promise<Draft[]> =>
  withVerseNetwork((session) =>
    composePoems(session, { wish: readWish(keyword), length: 5, seed: 1, count: 2, ...more }),
  );

describe('a poem', () => {
  it(
    'keeps form, tone and rhyme, holds the keyword or an image of it, and copies no line',
    { timeout: 120_000 },
    async () => {
      const wishes = ['梅花', '咖啡', '边塞', 'seashore', '中秋'];
      for (const [i, keyword] of wishes.entries()) {
        const length = i % 2 === 0 ? 5 : 7;
        const experience = ([0, 1, 2] as const)[i % 3];
        const poems = await poemsOn(keyword, { length, experience, era: i % 2 === 0 ? 0 : 1, seed: 100 + i });
        expect(poems).toHaveLength(2);
        for (const { lines, pattern, rhyme } of poems) {
          expect(lines).toHaveLength(4);
          for (const line of lines) expect(line).toMatch(new RegExp(`^\\p{Script=Han}{${length}}$`, 'u'));
          expect(keepsForm(lines, pattern, rhyme)).toBe(true);
          expect(readWish(keyword).answers.some((word) => lines.join('|').includes(word))).toBe(true);
          expect(lines.some(perhapsSeen)).toBe(false);
        }
        expect(poems[0]?.lines).not.toEqual(poems[1]?.lines);
      }
    },
  );

  it('comes again with its seed, and another one with another', { timeout: 60_000 }, async () => {
    const first = await poemsOn('明月', { seed: 7 });
    expect(await poemsOn('明月', { seed: 7 })).toEqual(first);
    expect((await poemsOn('明月', { seed: 8 }))[0]?.lines).not.toEqual(first[0]?.lines);
  });

  it(
    'gets another line in place of one, and keeps the others and its form',
    { timeout: 60_000 },
    async () => {
      const [poem] = await poemsOn('秋风', { seed: 3 });
      if (!poem) throw new Error('no poem');
      for (const index of [0, 3]) {
        const asked = { length: 5, keywords: [] } as const;
        const other = await withVerseNetwork((session) =>
          rewritten(session, { lines: poem.lines, index, seed: 5, asked }),
        );
        expect(other.lines[index]).not.toBe(poem.lines[index]);
        expect(other.lines.filter((_, i) => i !== index)).toEqual(poem.lines.filter((_, i) => i !== index));
        expect(keepsForm(other.lines, other.pattern, other.rhyme)).toBe(true);
      }
    },
  );

  it('is annotated as its pattern has it', () => {
    const lines = ['白日依山尽', '黄河入海流', '欲穷千里目', '更上一层楼'];
    const { characters, rhyme } = annotated({ lines, pattern: 0, rhyme: 25 });
    expect(rhyme).toBe('十一尤');
    expect(characters[1]?.map(({ tone }) => tone)).toEqual(['level', 'level', 'oblique', 'oblique', 'level']);
    expect(characters.map((line) => line.at(-1)?.rhyme)).toEqual([false, true, false, true]);
    expect(keepsForm(lines, 0, 25)).toBe(true);
    expect(keepsForm(lines.toReversed(), 0, 25)).toBe(false);
  });
});

describe('the filter of known lines', () => {
  it('knows famous ones and lets most others pass', () => {
    for (const line of ['白日依山尽', '床前明月光', '黄河入海流', '两个黄鹂鸣翠柳'])
      expect(perhapsSeen(line)).toBe(true);
    const made = Array.from({ length: 400 }, (_, i) => `${String.fromCharCode(0x4e00 + i)}山水云月`);
    expect(made.filter(perhapsSeen).length).toBeLessThan(40);
  });
});

describe('seasons', () => {
  it('that never meet are told apart', () => {
    expect(seasonsClash(['白雪满关山', '桃花笑晚春'])).toBe(true);
    expect(seasonsClash(['秋风吹渭水', '落叶满长安'])).toBe(false);
    expect(seasonsClash(['蝉声秋树里', '荷叶晚风中'])).toBe(false);
  });
});
