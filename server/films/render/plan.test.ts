/** Guarantees of plans and of the timeline that follows from them. */
import { describe, expect, test } from 'vitest';
import { filmPlan, type FilmPlanInput } from './plan';
import { TEMPLATES } from './templates';
import { TEMPLATE_NAMES } from './templates/names';
import { layTimeline, type Pace } from './timeline';

const picture = { file: 'a.jpg' };

test('a folder of pictures is a plan', () => {
  expect(filmPlan.parse({ pictures: [picture] })).toMatchObject({
    ...{ format: '720p', template: 'mountain-water', music: { kind: 'composed' } },
    pictures: [{ motion: 'auto', verse: '', caption: '' }],
  });
});

test.each<[string, unknown]>([
  ['no pictures', { pictures: [] }],
  ['201 pictures', { pictures: Array.from({ length: 201 }, () => picture) }],
  ['an unknown template', { pictures: [picture], template: 'disco' }],
  ['an unknown format', { pictures: [picture], format: '8k' }],
  ['an unknown motion', { pictures: [{ ...picture, motion: 'shake' }] }],
  [
    'a box beyond the picture',
    { pictures: [{ ...picture, salient: { left: 0.9, top: 0, width: 0.5, height: 1 } }] },
  ],
  ['music of no kind', { pictures: [picture], music: { kind: 'stream' } }],
  ['a title of 501 characters', { pictures: [picture], title: '题'.repeat(501) }],
  ['an endless picture', { pictures: [picture], secondsPerPicture: Infinity }],
])('%s is refused', (_, input) => {
  expect(filmPlan.safeParse(input).success).toBe(false);
});

const paces = (count: number, verse = ''): Pace[] =>
  Array.from({ length: count }, () => ({ verse, beyond: 0 }));
const timeline = (input: Partial<FilmPlanInput>, list: Pace[], fps = 25) => {
  const plan = filmPlan.parse({ pictures: list.map(() => picture), ...input });
  return layTimeline(plan, TEMPLATES[plan.template], list, fps);
};

describe.each(TEMPLATE_NAMES)('%s', (template) => {
  test('cuts lie on beats, shots follow each other, and ways do not run into each other', () => {
    const { slots, frames, tempo } = timeline({ template, title: '江', author: '光影' }, paces(30));
    expect(slots).toHaveLength(32);
    expect(slots[0].from).toBe(0);
    expect(slots.at(-1)?.until).toBe(frames);
    slots.forEach((slot, i) => {
      expect(Number.isInteger(slot.beat * 4)).toBe(true);
      if (i > 0) {
        // The middle of the way into a shot is the frame of its beat.
        expect(slot.from + slot.enter / 2).toBe(Math.round((slot.beat * 60 * 25) / tempo));
        expect(slot.from + slot.enter).toBe(slots[i - 1].until);
      }
      expect(slot.until - slot.from).toBeGreaterThanOrEqual(slot.enter + slot.leave);
    });
  });
});

test('the music does not drift from the pictures, however long the film is', () => {
  const { slots, frames, tempo, beats } = timeline({ template: 'seaside' }, paces(200), 30);
  expect(Math.abs(frames / 30 - (beats * 60) / tempo)).toBeLessThan(1 / 30);
  expect(slots).toHaveLength(200);
});

test('a verse stays until it can be read, a panorama until it has been passed', () => {
  const usual = timeline({}, paces(1)).frames;
  expect(timeline({}, paces(1, '春'.repeat(56))).frames).toBeGreaterThan(usual);
  expect(timeline({}, [{ verse: '', beyond: 2 }]).frames).toBeGreaterThan(usual);
});
