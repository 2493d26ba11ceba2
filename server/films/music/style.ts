/** What a template says about its music; everything else is composed from a seed. */

/** Pentatonic modes by their first degree: gong is bright, shang and zhi are open, yu is pensive, jue is dark. */
export const MODES = {
  gong: [0, 2, 4, 7, 9],
  shang: [0, 2, 5, 7, 10],
  jue: [0, 3, 5, 8, 10],
  zhi: [0, 2, 5, 7, 9],
  yu: [0, 3, 5, 7, 10],
} as const;
export type ModeName = keyof typeof MODES;

export interface MusicStyle {
  /** Beats a minute. */
  tempo: number;
  mode: ModeName;
  /** MIDI number of the mode's first degree, around 50..62. */
  tonic: number;
  /** Plucked string: 0 dark and long as a guqin, 1 bright and short as a pipa. */
  brightness: number;
  /** Notes of the melody for each beat, about: 0.5 calm, 2 lively. */
  density: number;
  /** Loudness of the pad against the strings, 0..1. */
  pad: number;
  percussion: 'none' | 'woodblock' | 'soft-drum' | 'shaker' | 'bell';
  /** Share of sound that comes back from the room, 0..0.5. */
  room: number;
}
