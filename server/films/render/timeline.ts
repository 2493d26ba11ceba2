/** When shots begin and end: cuts on beats of the music, in frames of the film. */
import type { FilmPlan } from './plan';
import type { Template } from './templates/template';
import { clausesOf } from '@/server/media/text/lettering';

export interface Slot {
  kind: 'title' | 'picture' | 'ending';
  /** Beat on which the middle of the way into this shot lies; 0 for the first. */
  beat: number;
  /** Beats until the next cut. */
  beats: number;
  /** First frame in which the shot can be seen, and the first without it. */
  from: number;
  until: number;
  /** Frames of the way into it, and out of it; 0 at the ends of the film. */
  enter: number;
  leave: number;
}

export interface Timeline {
  slots: Slot[];
  frames: number;
  /** Beats a minute, and how many the film lasts. */
  tempo: number;
  beats: number;
}

/** What a picture asks of the rhythm. */
export interface Pace {
  verse: string;
  /** Views that the camera passes on its way over it: 0 where the first shows all. */
  beyond: number;
}

/** Reading takes so many seconds before the first character, and for each. */
const READING = { start: 2.4, character: 0.17 };
/** Seconds for each view that the camera passes; however far it is, nobody watches one picture for longer. */
const PASSING = { view: 7.5, most: 12 };
/** No shot is shorter: beats in which a way in and a way out find room. */
const FEWEST_BEATS = 2;

const evenUp = (beats: number) => Math.ceil(beats / 2) * 2;

function beatsOf(pace: Pace, usual: number, tempo: number): number {
  const characters = clausesOf(pace.verse).join('').length;
  const reading = characters ? ((READING.start + READING.character * characters) * tempo) / 60 : 0;
  const passing = (Math.min(PASSING.view * pace.beyond, PASSING.most) * tempo) / 60;
  const wanted = Math.max(usual, passing, reading);
  return wanted > usual ? evenUp(wanted) : usual;
}

const hasTitle = ({ title, subtitle, journey }: FilmPlan) =>
  [title, subtitle, journey.date, journey.place].some((text) => text?.trim()) ||
  journey.outline !== undefined;
const hasEnding = ({ title, author }: FilmPlan) => title.trim() !== '' || author.trim() !== '';

/** Lays out title, pictures and ending, each where the plan has something for it. */
export function layTimeline(
  plan: FilmPlan,
  template: Template,
  paces: readonly Pace[],
  fps: number,
): Timeline {
  const { rhythm, music } = template;
  const { tempo } = music;
  const fixed = plan.secondsPerPicture;
  const usual = (i: number) =>
    fixed
      ? Math.max(FEWEST_BEATS, Math.round((fixed * tempo) / 60))
      : rhythm.pictures[i % rhythm.pictures.length];
  const parts: { kind: Slot['kind']; beats: number }[] = [
    ...(hasTitle(plan) ? [{ kind: 'title' as const, beats: rhythm.title }] : []),
    ...paces.map((pace, i) => ({
      kind: 'picture' as const,
      beats: fixed ? usual(i) : beatsOf(pace, usual(i), tempo),
    })),
    ...(hasEnding(plan) ? [{ kind: 'ending' as const, beats: rhythm.ending }] : []),
  ];
  const frameAt = (beat: number) => Math.round((beat * 60 * fps) / tempo);
  const overlap = Math.max(1, Math.round((rhythm.transition * 30 * fps) / tempo));
  const slots: Slot[] = [];
  let beat = 0;
  parts.forEach(({ kind, beats }, i) => {
    const [first, last] = [i === 0, i === parts.length - 1];
    slots.push({
      ...{ kind, beat, beats },
      from: first ? 0 : frameAt(beat) - overlap,
      until: frameAt(beat + beats) + (last ? 0 : overlap),
      enter: first ? 0 : 2 * overlap,
      leave: last ? 0 : 2 * overlap,
    });
    beat += beats;
  });
  return { slots, frames: frameAt(beat), tempo, beats: beat };
}
