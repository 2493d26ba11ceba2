/** A score: who plays what, when. Times in beats, as musicians count. */

interface Note {
  /** Beat of the onset, fractions allowed. */
  beat: number;
  /** Loudness 0..1. */
  force: number;
}

export interface PluckNote extends Note {
  part: 'melody' | 'accompaniment' | 'bass';
  /** MIDI number; 69 is 440 Hz. */
  pitch: number;
  /** Beats until the finger damps the string; it may ring on into other notes. */
  rings: number;
}

export interface PadChord extends Note {
  part: 'pad';
  pitches: readonly number[];
  beats: number;
}

export interface Stroke extends Note {
  part: 'percussion';
  kind: 'woodblock' | 'soft-drum' | 'shaker' | 'bell';
  /** MIDI number of what has a pitch. */
  pitch: number;
}

export type ScoreEvent = PluckNote | PadChord | Stroke;

export interface Score {
  tempo: number;
  beats: number;
  /** In the order of their beats. */
  events: ScoreEvent[];
}

/** Hz of a MIDI number, equal temperament. */
export const frequencyOf = (pitch: number) => 440 * 2 ** ((pitch - 69) / 12);
