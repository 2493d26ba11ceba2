import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatten, placeholders, usesIn } from './dictionary';
import en from './en.json';
import zh from './zh.json';

const dictionaries = { en: flatten(en), zh: flatten(zh) };

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

const uses = [...sources('src'), ...sources('app')].map(usesIn);
const usedKeys = new Set(uses.flatMap(({ keys }) => keys));
const usedPrefixes = uses.flatMap(({ prefixes }) => prefixes);

describe('the dictionaries', () => {
  it('have the same messages in both languages', () => {
    expect([...dictionaries.zh.keys()].sort()).toEqual([...dictionaries.en.keys()].sort());
  });

  it('use the same placeholders in both languages', () => {
    for (const [key, message] of dictionaries.en) {
      expect(placeholders(dictionaries.zh.get(key) ?? ''), key).toEqual(placeholders(message));
    }
  });

  it('have no message without words', () => {
    for (const dictionary of Object.values(dictionaries)) {
      expect([...dictionary].filter(([, message]) => message.trim() === '')).toEqual([]);
    }
  });

  it('know every key that a page asks for', () => {
    expect([...usedKeys].filter((key) => !dictionaries.en.has(key))).toEqual([]);
  });

  it('carry nothing that no page asks for', () => {
    const used = (key: string) => usedKeys.has(key) || usedPrefixes.some((prefix) => key.startsWith(prefix));
    expect([...dictionaries.en.keys()].filter((key) => !used(key))).toEqual([]);
  });
});

describe('placeholders', () => {
  it('finds values and leaves out the words of plurals', () => {
    expect(placeholders('{n, plural, one {# file of {name}} other {# files}}')).toEqual(['n', 'name']);
  });
});
