import { describe, expect, it } from 'vitest';
import { NO_MARKS, reduceMarks, type Mark, type MarksAction } from './marks';

const stroke = (x: number): Mark => ({ kind: 'stroke', tool: 'brush', dabs: [{ x, y: 0, radius: 4 }] });
const run = (...actions: MarksAction[]) => actions.reduce(reduceMarks, NO_MARKS);
const mark = (x: number): MarksAction => ({ type: 'mark', mark: stroke(x) });

describe('the marks on a mask', () => {
  it('are taken back last first and done again in their order', () => {
    expect(run(mark(1), mark(2), { type: 'undo' }).done).toEqual([stroke(1)]);
    expect(run(mark(1), mark(2), { type: 'undo' }, { type: 'undo' }, { type: 'redo' }).done).toEqual([
      stroke(1),
    ]);
  });

  it('forget what was taken back once something new is painted', () => {
    const marks = run(mark(1), { type: 'undo' }, mark(2), { type: 'redo' });
    expect(marks).toEqual({ done: [stroke(2)], undone: [] });
  });

  it('stay as they are when there is nothing to take back', () => {
    expect(run({ type: 'undo' }, { type: 'redo' })).toEqual(NO_MARKS);
  });

  it('are all forgotten once the mask they made is taken', () => {
    expect(run(mark(1), mark(2), { type: 'undo' }, { type: 'forget' })).toEqual(NO_MARKS);
  });
});
