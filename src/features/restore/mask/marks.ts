/** What was painted on a mask, as a list that can be taken back and done again. Lengths in px of the mask. */
export type Tool = 'brush' | 'eraser';

export interface Dab {
  x: number;
  y: number;
  radius: number;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Mark =
  | { kind: 'stroke'; tool: Tool; dabs: readonly Dab[] }
  | { kind: 'area'; tool: Tool; area: Area }
  /** Begins anew from what the network found, or from nothing. */
  | { kind: 'found' }
  | { kind: 'nothing' };

export interface Marks {
  done: readonly Mark[];
  undone: readonly Mark[];
}

export type MarksAction =
  { type: 'mark'; mark: Mark } | { type: 'undo' } | { type: 'redo' } | { type: 'forget' };

export const NO_MARKS: Marks = { done: [], undone: [] };

/** Marks with what to do about them: they live longer than the dialog, so that closing it loses nothing. */
export type MarksDesk = readonly [Marks, (action: MarksAction) => void];

export function reduceMarks({ done, undone }: Marks, action: MarksAction): Marks {
  switch (action.type) {
    case 'mark':
      return { done: [...done, action.mark], undone: [] };
    case 'undo': {
      const last = done.at(-1);
      return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone };
    }
    case 'forget':
      return NO_MARKS;
    case 'redo': {
      const next = undone.at(-1);
      return next ? { done: [...done, next], undone: undone.slice(0, -1) } : { done, undone };
    }
  }
}
