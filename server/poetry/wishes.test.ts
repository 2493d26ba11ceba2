/** Guarantee: whatever a keyword is, it leads to words of verse, or is refused by name. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { rowOf, toneOf } from './lexicon';
import { KEYWORD_LIMIT, readWish } from './wishes';

function refusalOf(keyword: string): string {
  try {
    readWish(keyword);
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'unexpected';
  }
}

describe('a keyword', () => {
  it('of verse stands for itself', () => {
    for (const word of ['梅花', '明月', '江南', '雪', '白云'])
      expect(readWish(word)).toEqual({ words: [word], answers: [word] });
  });

  it('of today becomes its images', () => {
    expect(readWish('咖啡')).toEqual({ words: ['茶', '香'], answers: ['茶', '香'] });
    expect(readWish('汽车').words).toEqual(['车马', '尘']);
    expect(readWish('加班的夜晚').words).toEqual(['灯', '夜']);
  });

  it('in traditional characters is read', () => {
    expect(readWish('春風').words).toEqual(['春风']);
    expect(readWish('梅樹與飛鳥').answers).toContain('梅');
  });

  it('in English is read where the thing has a name', () => {
    expect(readWish('seashore').words).toEqual(['海', '沙鸥']);
    expect(readWish('Golden_Retriever').words[0]).toBe('犬');
    expect(refusalOf('quux')).toBe('keywordUnknown');
  });

  it('with spaces or marks gives a word of each piece', () => {
    expect(readWish('晴 桶 房屋').words).toEqual(['晴', '玉壶']);
    expect(readWish('🌸明月，dog').words).toEqual(['明月', '犬']);
  });

  it('that nothing can be made of is refused by name', () => {
    expect(refusalOf('')).toBe('keywordMissing');
    expect(refusalOf('  　')).toBe('keywordMissing');
    for (const strange of ['🎉🎉', '???', 'ABC', '12345', '\u0000', '囧', 'ひらがな', '的了吗'])
      expect(refusalOf(strange)).toBe('keywordUnknown');
    expect(refusalOf('花'.repeat(200))).toBe('keywordTooLong');
    expect(refusalOf('花'.repeat(KEYWORD_LIMIT))).toBe('none');
  });

  it('never asks for a character that could not be written', () => {
    for (const keyword of ['手机屏幕', '我爱北京天安门', '人工智能与诗', '囧囧明月', '祝你生日快乐'])
      for (const word of readWish(keyword).words)
        for (const character of word) {
          expect(rowOf(character)).toBeDefined();
          expect(toneOf(character)).not.toBe(0);
        }
  });
});
