/** Words of a shot as they stand in its recipe: enough to draw them, and nothing that changes without need. */
import type { Size } from '../formats';
import type { Rect } from '../frames/resample';
import type { FilmPlan } from '../plan';
import type { Template } from '../templates/template';

export interface PictureWords {
  kind: 'picture';
  verse: string;
  caption: string;
  window: Rect;
}

export interface CardWords {
  kind: 'title' | 'ending';
  title: string;
  subtitle: string;
  journey: FilmPlan['journey'];
  author: string;
}

/** When words may be seen, in frames of the shot. */
export interface Span {
  from: number;
  until: number;
}

export interface WordsSpec {
  words: PictureWords | CardWords;
  span: Span;
}

/** What words are drawn for. */
export interface Page {
  frame: Size & { fps: number };
  template: Template;
}
