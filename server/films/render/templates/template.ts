/** What templates differ in. All of it is data: no template has code of its own. */
import type { MusicStyle } from '../../music/style';
import type { Drift } from '../frames/particles';
import type { Transition } from '../frames/transitions';
import type { Motion } from '../plan';

/** RGB, 0..255. */
export type Colour = readonly [number, number, number];

/** Where words stand: `aside` is a vertical column at the right or left, `beneath` lines below. */
export type VersePlace = 'aside-right' | 'aside-left' | 'beneath-left' | 'beneath-centre';

export interface Letters {
  colour: Colour;
  /** Darkness 0..1 behind letters that stand on pictures. */
  shadow: number;
}

export interface Template {
  label: { zh: string; en: string };
  /** In beats of the music: how long cards and pictures stay (pictures in turn), how long shots overlap. */
  rhythm: { title: number; pictures: readonly number[]; transition: number; ending: number };
  /** In turn, for pictures whose maker left it to us; and how much nearer a zoom gets in a second, as a share. */
  motion: { turns: readonly Exclude<Motion, 'auto'>[]; pace: number };
  /** In turn; the first one opens the first picture. */
  transitions: readonly Transition[];
  /** Paper around pictures: widths as shares of the frame's short side. All 0: pictures fill the frame. */
  frame: { top: number; side: number; bottom: number; ground: Colour; line?: Colour };
  /** Multiplied into every picture; 1 changes nothing. */
  grade: { saturation: number; brightness: number; tint: Colour | null };
  verse: Letters & { place: VersePlace; size: number };
  caption: Letters;
  /** Title and ending stand on paper with ink ridges, or on the first and last picture out of focus. */
  card: Letters & {
    ground: 'paper' | 'blur';
    paper: Colour;
    layout: 'vertical' | 'centre' | 'corner';
    accent: Colour;
  };
  /** From which the film comes and into which it goes. */
  fade: Colour;
  particles?: Drift;
  music: MusicStyle;
}
