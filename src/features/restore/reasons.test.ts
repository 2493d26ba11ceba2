import { describe, expect, it } from 'vitest';
import { reasonOf } from './reasons';
import type { Proposal } from './types';

const found: Proposal = {
  ...{
    grey: false,
    sepia: false,
    page: false,
    scratches: null,
    haze: 0,
    noise: 0,
    faded: 0,
    faces: [],
    wishes: [],
  },
};

describe('the reason of a step', () => {
  it('is the damage that was found, and its share', () => {
    const scratches = { share: 0.031, maskId: 'm', maskUrl: '/media/m', width: 8, height: 6 };
    expect(reasonOf('scratch', { ...found, scratches })).toEqual({ key: 'scratches', share: 0.031 });
    expect(reasonOf('scratch', found)).toEqual({ key: 'whole' });
  });

  it('does not call a veiled print clear because its tones are what is proposed', () => {
    expect(reasonOf('defogging', { ...found, haze: 0.6 })).toEqual({ key: 'pale' });
    const wishes = [{ kind: 'defogging' as const, strength: 0.8 }];
    expect(reasonOf('defogging', { ...found, haze: 0.6, wishes })).toEqual({ key: 'hazy', share: 0.6 });
  });

  it('tells black and white, brown and colours apart', () => {
    expect(reasonOf('colour', { ...found, grey: true }).key).toBe('grey');
    expect(reasonOf('colour', { ...found, sepia: true }).key).toBe('sepia');
    expect(reasonOf('colour', found).key).toBe('coloured');
  });

  it('is that a page is no photograph, where a step would harm it', () => {
    const page = { ...found, page: true, sepia: true, haze: 0.6 };
    expect(reasonOf('colour', page)).toEqual({ key: 'page' });
    expect(reasonOf('scratch', page)).toEqual({ key: 'page' });
  });

  it('is not made up where nobody could look', () => {
    expect(reasonOf('colour', null)).toEqual({ key: 'unknown' });
  });
});
