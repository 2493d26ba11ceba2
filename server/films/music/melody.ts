/** Melodies in a pentatonic mode: a motif, its answer, a variation, a close. */
import { PHRASE } from './form';
import { MODES, type MusicStyle } from './style';

/** A note of a phrase: beat within it, step of the mode from the tonic (5 is an octave up), beats it lasts. */
export interface Step {
  at: number;
  step: number;
  length: number;
}

/** Rhythms of four beats, calm first; a phrase joins two of them. */
const RHYTHMS: readonly (readonly number[])[] = [
  [4],
  [2, 2],
  [3, 1],
  [1.5, 0.5, 2],
  [1, 1, 2],
  [2, 1, 1],
  [1, 0.5, 0.5, 2],
  [1.5, 0.5, 1, 1],
  [0.5, 0.5, 1, 1, 1],
  [1, 1, 0.5, 0.5, 1],
  [0.5, 0.5, 1, 0.5, 0.5, 1],
];

/** Steps from one note to the next: mostly neighbours, sometimes a third, rarely a leap that is then filled. */
const MOVES = [-1, 1, -1, 1, -1, 1, 0, -2, 2, 2, 3, -3];
const LOWEST = 0;
const HIGHEST = 9;

export const pitchOf = ({ mode, tonic }: MusicStyle, step: number): number => {
  const scale = MODES[mode];
  const octave = Math.floor(step / scale.length);
  return tonic + 12 * octave + scale[step - octave * scale.length];
};

function rhythm(density: number, random: () => number): number[] {
  const suited = RHYTHMS.filter(({ length }) => Math.abs(length / 4 - density) <= 0.55);
  const from = suited.length > 0 ? suited : RHYTHMS;
  return [...from[Math.floor(random() * from.length)]];
}

function walk(start: number, lengths: readonly number[], random: () => number): Step[] {
  let [at, step, leap] = [0, start, 0];
  return lengths.map((length) => {
    const note = { at, step, length };
    const wish = Math.abs(leap) >= 3 ? -Math.sign(leap) : MOVES[Math.floor(random() * MOVES.length)];
    const bent = step + wish > HIGHEST || step + wish < LOWEST ? -wish : wish;
    [at, step, leap] = [at + length, step + bent, bent];
    return note;
  });
}

/** The same rhythm with another close: the last notes lead to `goal`. */
function answered(motif: Step[], goal: number): Step[] {
  return motif.map((note, i) => {
    const left = motif.length - 1 - i;
    if (left === 0) return { ...note, step: goal };
    if (left === 1) return { ...note, step: goal + (note.step >= goal ? 1 : -1) };
    return note;
  });
}

/**
 * Four phrases of eight beats: question, answer, the question lifted, the close on the tonic. `start` is the step
 * around which they lie; `density` the notes of a beat.
 */
export function themeOf(start: number, density: number, random: () => number): Step[][] {
  const motif = walk(start, [...rhythm(density, random), ...rhythm(density * 0.7, random)], random);
  const second = walk(start + 2, [...rhythm(density, random), ...rhythm(density * 0.8, random)], random);
  const home = start >= 5 ? 5 : 0;
  const within = (phrase: Step[]) => phrase.filter(({ at }) => at < PHRASE);
  return [
    within(answered(motif, home + 3)),
    within(answered(motif, home)),
    within(answered(second, home + 4)),
    within(
      answered(
        motif.map((note) => ({ ...note })),
        home,
      ),
    ),
  ];
}
