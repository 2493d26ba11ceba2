/** Guarantee: every language of `lng_dict` says everything, in the shapes that published clients read. */
import { describe, expect, it } from 'vitest';
import { PLAN_LIMITS } from '@/server/billing/plans';
import { buildDictionary, LANGUAGES, type Phrase } from './dictionary';

const dictionary = buildDictionary();
const flat = (phrase: Phrase): string[] => [phrase].flat(3).filter((one) => typeof one === 'string');
const list = (key: string, language: string) => dictionary[key]?.[language as 'en'] as string[] | string[][];

describe('lng_dict', () => {
  it('has 127 keys in nine languages, without a gap', () => {
    expect(Object.keys(dictionary)).toHaveLength(127);
    for (const [key, entry] of Object.entries(dictionary)) {
      expect(Object.keys(entry).sort(), key).toEqual([...LANGUAGES].sort());
      for (const phrase of Object.values(entry))
        for (const text of flat(phrase)) expect(text.trim(), key).not.toBe('');
    }
    expect(JSON.stringify(dictionary)).not.toContain('null');
  });

  it('has lists where clients read lists', () => {
    for (const language of LANGUAGES) {
      expect(list('version', language)).toHaveLength(4);
      expect(list('user_pass', language)).toHaveLength(2);
      expect(list('log_head', language)).toHaveLength(4);
      for (const key of ['func', 'ios_func']) {
        expect(list(key, language)).toHaveLength(4);
        for (const plan of list(key, language)) expect(plan.length).toBeGreaterThan(1);
      }
      for (const pair of list('faq_more', language)) expect(pair).toHaveLength(2);
    }
  });

  it('promises what the plans allow, with nothing left to be filled in', () => {
    for (const language of LANGUAGES)
      list('func', language).forEach((lines, i) => {
        const limits = Object.values(PLAN_LIMITS)[i];
        expect([lines].flat().join(' ')).toContain(String(limits?.monthly));
        expect([lines].flat().join(' ')).not.toMatch(/[{}]|undefined|NaN/);
      });
  });

  it('is written in each language, not copied from another', () => {
    const texts = LANGUAGES.map((language) =>
      Object.entries(dictionary).flatMap(([, entry]) => flat(entry[language])),
    );
    for (const [i, mine] of texts.entries())
      for (const other of texts.slice(i + 1)) {
        const same = mine.filter((text, at) => text === other[at] && text.length > 12);
        expect(same.length).toBeLessThan(8);
      }
  });
});
