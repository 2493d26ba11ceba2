/** Guarantees of what an album is taken for: by what its pictures show, and never by a guess. */
import { describe, expect, it } from 'vitest';
import { pictureFacts } from '../facts';
import { datesOf, placeOf, templateFor } from './atmosphere';
import { placeName } from './place-name';
import { spreadVerse } from './spread-verse';

const picture = (facts: object) => pictureFacts.parse({ width: 10, height: 10, ...facts });
const showing = (en: string, probability: number) =>
  picture({ tags: [{ id: en, zh: en, en, images: [], probability }] });

describe('the template', () => {
  it.each([
    ['beach', 'seaside'],
    ['temple', 'old-town'],
    ['flower', 'garden'],
    ['mountain', 'mountain-water'],
  ])('for %s is %s', (tag, template) => {
    expect(templateFor([showing(tag, 0.8), showing('cup', 0.9)])).toBe(template);
  });

  it('is that of the night for dark pictures', () => {
    const dark = picture({
      colours: [
        { rgb: [12, 14, 40], share: 0.9 },
        { rgb: [250, 220, 160], share: 0.1 },
      ],
    });
    expect(templateFor([dark])).toBe('night');
  });

  it('is a plain one where nothing is clear, or nothing is known', () => {
    expect(templateFor([showing('beach', 0.05), showing('cup', 0.9)])).toBe('journal');
    expect(templateFor([])).toBe('journal');
  });
});

describe('words of a journey', () => {
  it('name its days once each, from the first to the last', () => {
    const on = (takenAt: string) => picture({ takenAt });
    expect(datesOf([on('2026-05-03T10:00:00'), on('2026-05-01T09:00:00')])).toBe('2026.5.1 – 5.3');
    expect(datesOf([on('2026-05-01T09:00:00'), on('2026-05-01T19:00:00')])).toBe('2026.5.1');
    expect(datesOf([on('2025-12-31T09:00:00'), on('2026-01-01T19:00:00')])).toBe('2025.12.31 – 2026.1.1');
    expect(datesOf([picture({})])).toBe('');
  });

  it('name the place of most pictures', () => {
    const at = (name: string) => picture({ placeName: name });
    expect(placeOf([at('杭州市西湖区'), at('苏州市'), at('杭州市西湖区'), picture({})])).toBe('杭州市西湖区');
    expect(placeOf([picture({})])).toBe('');
    expect(placeName({ latitude: 39.9087, longitude: 116.3975 })).toBe('北京市东城区');
    expect(placeName({ latitude: 0, longitude: -150 })).toBe('');
  });
});

describe('verse', () => {
  const lines = ['一', '二', '三', '四'];
  it('stands in couplets, in order, on pictures that are there', () => {
    expect(spreadVerse(lines, 8)).toEqual(['', '', '一，二', '', '', '', '三，四', '']);
    expect(spreadVerse(lines, 1)).toEqual(['一，二。三，四']);
    expect(spreadVerse([], 3)).toEqual(['', '', '']);
    expect(spreadVerse(lines, 0)).toEqual([]);
  });
});
