/** The form of a piece: sections that follow the film, each with an energy and its own material. */

export interface Section {
  /** First beat, and how many. */
  beat: number;
  beats: number;
  /** Which material: the same letter, the same phrases. */
  theme: 'prelude' | 'a' | 'b' | 'coda';
  /** 0 bare to 1 full. */
  energy: number;
}

/** Beats of one phrase. */
export const PHRASE = 8;

/**
 * Divides a film: a prelude below the title, then themes A A B A in stretches of two phrases that grow and calm down,
 * and a coda of a phrase. `opening` and `ending` in beats; a film too short for all keeps what fits.
 */
export function formOf({
  beats,
  opening,
  ending,
}: {
  beats: number;
  opening: number;
  ending: number;
}): Section[] {
  const coda = Math.min(Math.max(ending, Math.min(4, beats / 4)), beats);
  const prelude = Math.min(opening, Math.max(0, beats - coda));
  const sections: Section[] = prelude > 0 ? [{ beat: 0, beats: prelude, theme: 'prelude', energy: 0.3 }] : [];
  const themes = ['a', 'a', 'b', 'a'] as const;
  const end = beats - coda;
  const stretches = Math.max(1, Math.ceil((end - prelude) / (2 * PHRASE)));
  for (let i = 0, beat = prelude; beat < end; i++) {
    const length = Math.min(2 * PHRASE, end - beat);
    // An arch: fullest at two thirds of the way.
    const way = stretches > 1 ? i / (stretches - 1) : 0.5;
    const energy = 0.5 + 0.5 * Math.sin(Math.PI * Math.min(1, way * 0.75 + 0.12));
    sections.push({ beat, beats: length, theme: themes[i % themes.length], energy });
    beat += length;
  }
  sections.push({ beat: beats - coda, beats: coda, theme: 'coda', energy: 0.25 });
  return sections;
}
