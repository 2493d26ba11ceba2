/**
 * Composes the music of a film from a seed. Pieces are ours: no tune is quoted. Everything lies on the beats that the
 * film cuts on.
 */
import { seededRandom } from '../noise';
import { formOf, PHRASE, type Section } from './form';
import { pitchOf, themeOf, type Step } from './melody';
import type { PadChord, PluckNote, Score, ScoreEvent, Stroke } from './score';
import type { MusicStyle } from './style';

export interface Commission {
  style: MusicStyle;
  seed: number;
  /** Length of the film, and of its title and ending, in beats. */
  beats: number;
  opening: number;
  ending: number;
  /** Beats on which pictures change; the first beat of a picture is stressed. */
  cuts: readonly number[];
}

/** Steps of the mode on which harmonies of a phrase stand, four beats each. */
const PROGRESSIONS = [
  [0, 3],
  [0, 2],
  [3, 1],
  [4, 0],
] as const;

/** Melodies lie an octave above the tonic. */
const MELODY_STEP = 5;

interface Workshop {
  commission: Commission;
  random: () => number;
  themes: Readonly<Record<'a' | 'b', Step[][]>>;
  /** Whether pictures change on this beat. */
  stressed: (beat: number) => boolean;
}

const rootAt = (phrase: number, half: number) => PROGRESSIONS[phrase % PROGRESSIONS.length][half % 2];

/** Small lateness and unevenness of hands, in beats and force. */
function human(random: () => number, beat: number, force: number) {
  return { beat: beat + 0.012 * random(), force: force * (0.88 + 0.2 * random()) };
}

/** A fast rising sweep over the strings of the zheng that ends on the beat. */
function sweep({ commission: { style }, random }: Workshop, beat: number, force: number): PluckNote[] {
  const count = 8;
  return Array.from({ length: count }, (_, i) => ({
    part: 'accompaniment',
    pitch: pitchOf(style, i + 3),
    rings: 3,
    beat: beat - (count - i) * 0.085 + 0.008 * random(),
    force: force * (0.35 + (0.4 * i) / count),
  }));
}

function melody(shop: Workshop, section: Section, from: number, phrase: number): PluckNote[] {
  const { style } = shop.commission;
  if (section.theme === 'prelude' || section.theme === 'coda') return [];
  const steps = shop.themes[section.theme][phrase % 4];
  return steps.flatMap(({ at, step, length }): PluckNote[] => {
    const beat = from + at;
    const force = (0.62 + 0.2 * section.energy) * (shop.stressed(beat) || at === 0 ? 1.12 : 0.94);
    const note: PluckNote = {
      ...{ part: 'melody', pitch: pitchOf(style, step), rings: Math.max(length, 1) + 0.6 },
      ...human(shop.random, beat, force),
    };
    // A grace note from the neighbour above now and then, before long notes.
    const graced = length >= 2 && shop.random() < 0.3;
    const grace: PluckNote = {
      ...note,
      pitch: pitchOf(style, step + 1),
      beat: beat - 0.13,
      force: force * 0.5,
      rings: 0.2,
    };
    // Long notes of lively styles are sustained by repeated strokes, as on the pipa.
    const rolls = style.brightness > 0.5 && length >= 2 && shop.random() < 0.35;
    const roll = Array.from({ length: rolls ? 6 : 0 }, (_, i): PluckNote => ({
      ...{ ...note, beat: beat + 1 + i * 0.125, force: force * (0.3 + 0.05 * i), rings: 0.35 },
    }));
    return graced ? [grace, note, ...roll] : [note, ...roll];
  });
}

/** Broken chords: root, fifth above, octave, and back; sparser where it is calm. */
function accompaniment(shop: Workshop, section: Section, from: number, phrase: number): PluckNote[] {
  const { style } = shop.commission;
  const figure = [0, 2, 5, 3, 7, 5, 3, 2];
  const pace = section.energy > 0.55 && style.density > 0.85 ? 0.5 : 1;
  const notes: PluckNote[] = [];
  for (let at = 0; at < Math.min(PHRASE, section.beat + section.beats - from); at += pace) {
    if (shop.random() < 0.16 * (1.2 - section.energy)) continue;
    const root = rootAt(phrase, Math.floor(at / 4));
    const step = root + figure[Math.round(at / pace) % figure.length];
    const force = (0.24 + 0.16 * section.energy) * (at % 4 === 0 ? 1.2 : 1);
    notes.push({
      part: 'accompaniment',
      pitch: pitchOf(style, step),
      rings: 2.4,
      ...human(shop.random, from + at, force),
    });
  }
  return notes;
}

function bass(shop: Workshop, section: Section, from: number, phrase: number): PluckNote[] {
  const { style } = shop.commission;
  const length = Math.min(PHRASE, section.beat + section.beats - from);
  return [0, 4].flatMap((at, half): PluckNote[] => {
    if (at >= length) return [];
    const root = rootAt(phrase, half);
    const low = pitchOf(style, root) - 12;
    const first: PluckNote = {
      ...{ part: 'bass', pitch: low > 45 ? low - 12 : low, rings: 4 },
      ...human(shop.random, from + at, 0.5 + 0.15 * section.energy),
    };
    const second: PluckNote = { ...first, beat: first.beat + 2.5, force: first.force * 0.6, rings: 1.5 };
    return section.energy > 0.7 && at + 2.5 < length ? [first, second] : [first];
  });
}

function pad(shop: Workshop, section: Section, from: number, phrase: number): PadChord[] {
  const { style } = shop.commission;
  const length = Math.min(PHRASE, section.beat + section.beats - from);
  return [0, 4].flatMap((at, half): PadChord[] => {
    if (at >= length) return [];
    const root = rootAt(phrase, half);
    const pitches = [root, root + 3, root + 5].map((step) => pitchOf(style, step));
    return [
      {
        part: 'pad',
        beat: from + at,
        beats: Math.min(4, length - at),
        pitches,
        force: 0.5 + 0.3 * section.energy,
      },
    ];
  });
}

/** Strokes of four beats: which beats, how strong. */
const STROKES: Readonly<Record<Stroke['kind'], readonly (readonly [number, number])[]>> = {
  woodblock: [
    [1, 0.5],
    [3, 0.7],
    [3.5, 0.35],
  ],
  'soft-drum': [
    [0, 0.8],
    [2.5, 0.45],
    [3, 0.3],
  ],
  shaker: [
    [0, 0.3],
    [0.5, 0.5],
    [1, 0.3],
    [1.5, 0.6],
    [2, 0.3],
    [2.5, 0.5],
    [3, 0.3],
    [3.5, 0.65],
  ],
  bell: [[0, 0.6]],
};

function percussion(shop: Workshop, section: Section, from: number, phrase: number): Stroke[] {
  const { style } = shop.commission;
  const kind = style.percussion;
  if (kind === 'none' || section.theme === 'coda' || section.theme === 'prelude') return [];
  const length = Math.min(PHRASE, section.beat + section.beats - from);
  if (kind === 'bell') {
    const pitch = pitchOf(style, 10 + rootAt(phrase, 0));
    return [{ part: 'percussion', kind, pitch, beat: from, force: 0.4 }];
  }
  return [0, 4].flatMap((bar) =>
    STROKES[kind]
      .filter(([at]) => bar + at < length)
      .map(([at, force]): Stroke => ({
        ...{ part: 'percussion', kind, pitch: style.tonic },
        ...human(shop.random, from + bar + at, force * (0.5 + 0.5 * section.energy)),
      })),
  );
}

/** Prelude and coda: single tones of the mode over the pad, rising at the beginning, coming home at the end. */
function margin(shop: Workshop, section: Section): PluckNote[] {
  const { style } = shop.commission;
  const opening = section.theme === 'prelude';
  const steps = opening ? [0, 2, 3, 5, 7] : [7, 5, 3, 2, 0];
  const count = Math.min(steps.length, Math.max(1, Math.floor(section.beats / 1.5)));
  const chosen = opening ? steps.slice(0, count) : steps.slice(-count);
  const pitch = section.beats / (count + (opening ? 0.5 : 1));
  const notes = chosen.map((step, i): PluckNote => ({
    ...{ part: 'melody', pitch: pitchOf(style, step + (opening ? MELODY_STEP - 3 : MELODY_STEP)), rings: 5 },
    ...human(
      shop.random,
      section.beat + Math.round(i * pitch * 2) / 2,
      0.5 + (opening ? 0.04 * i : -0.03 * i),
    ),
  }));
  return notes;
}

function playSection(shop: Workshop, section: Section): ScoreEvent[] {
  const events: ScoreEvent[] = [];
  if (section.theme === 'prelude' || section.theme === 'coda') events.push(...margin(shop, section));
  for (let from = section.beat, phrase = 0; from < section.beat + section.beats; from += PHRASE, phrase++) {
    const turn = Math.floor((from - section.beat) / PHRASE) + (section.theme === 'b' ? 2 : 0);
    events.push(...pad(shop, section, from, turn), ...bass(shop, section, from, turn));
    if (section.theme !== 'prelude' && section.theme !== 'coda') {
      const line = Math.floor(from / PHRASE);
      events.push(...melody(shop, section, from, line), ...accompaniment(shop, section, from, turn));
    }
    events.push(...percussion(shop, section, from, turn));
  }
  if (section.theme === 'b' || (section.theme === 'a' && section.energy > 0.6)) {
    events.push(...sweep(shop, section.beat, 0.5));
  }
  return events.filter(({ beat }) => beat < section.beat + section.beats);
}

/** Writes the piece. The same commission gives the same notes. */
export function compose(commission: Commission): Score {
  const { style, seed, beats, opening, ending, cuts } = commission;
  const random = seededRandom(seed);
  const themes = {
    a: themeOf(MELODY_STEP, style.density, random),
    b: themeOf(MELODY_STEP + 2, style.density * 1.2, random),
  };
  const onCut = new Set(cuts.map((beat) => Math.round(beat * 4)));
  const shop: Workshop = { commission, random, themes, stressed: (beat) => onCut.has(Math.round(beat * 4)) };
  const events = formOf({ beats, opening, ending }).flatMap((section) => playSection(shop, section));
  // A low note marks every change of picture, so that cuts are felt even where the melody rests.
  const marks = cuts
    .filter((beat) => beat > 0 && beat < beats)
    .map((beat): PluckNote => ({ part: 'bass', pitch: pitchOf(style, 0) - 12, rings: 3, beat, force: 0.42 }));
  const all = [...events, ...marks].map((event) => ({ ...event, beat: Math.max(0, event.beat) }));
  return { tempo: style.tempo, beats, events: all.sort((a, b) => a.beat - b.beat) };
}
