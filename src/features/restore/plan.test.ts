import { describe, expect, it } from 'vitest';
import { BLANK, planOf, wishesOf } from './plan';

const everything = {
  ...BLANK,
  on: { scratch: true, defogging: true, repair: true, colour: true },
  enlarge: 2 as const,
};

describe('a plan of restoration', () => {
  it('asks for what the proposal proposed, with its strengths, as long as nobody changes it', () => {
    const wishes = [
      { kind: 'scratch' as const, sensitivity: 0.6 },
      {
        kind: 'repair' as const,
        strength: 0.4,
        tone: false,
        faces: { restore: true, skip: [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }] },
      },
      { kind: 'colour' as const, saturation: 0.9 },
    ];
    expect(wishesOf(planOf({ wishes }))).toEqual(wishes);
  });

  it('does the steps in the order of sense, enlarging last', () => {
    expect(wishesOf(everything).map(({ kind }) => kind)).toEqual([
      'scratch',
      'defogging',
      'repair',
      'colour',
      'upscale',
    ]);
  });

  it('asks for nothing when every step is off', () => {
    const off = { scratch: false, defogging: false, repair: false, colour: false };
    expect(wishesOf({ ...BLANK, on: off })).toEqual([]);
  });

  it('names the networks that were chosen, each in its step, and no others', () => {
    const networks = { repair: 'mine', face: 'gfpgan' };
    const wishes = wishesOf({ ...everything, networks });
    const repair = wishes.find(({ kind }) => kind === 'repair');
    expect(repair).toMatchObject({ network: 'mine', faces: { network: 'gfpgan' } });
    expect(JSON.stringify(wishes.filter((wish) => wish !== repair))).not.toContain('network');
  });

  it('names the painted mask only while scratches are to be taken out', () => {
    const mask = { mediaId: 'm1', url: '/media/m1', share: 0.02 };
    expect(wishesOf({ ...everything, mask })[0]).toMatchObject({ kind: 'scratch', mask: 'm1' });
    const without = { ...everything, mask, on: { ...everything.on, scratch: false } };
    expect(JSON.stringify(wishesOf(without))).not.toContain('m1');
  });
});
