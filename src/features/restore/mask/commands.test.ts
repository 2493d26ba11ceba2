import { describe, expect, it } from 'vitest';
import { commandOf } from './commands';

const held = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, more: Partial<typeof held> = {}) => commandOf({ ...held, ...more, key });

describe('the keys of the mask', () => {
  it('move the crosshair, far with Shift, and paint where it is', () => {
    expect(press('ArrowLeft')).toEqual({ type: 'move', x: -1, y: 0, far: false });
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ type: 'move', x: 0, y: 1, far: true });
    expect(press(' ')).toEqual({ type: 'paint' });
  });

  it('take back and do again as everywhere', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ type: 'undo' });
    expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ type: 'redo' });
    expect(press('y', { ctrlKey: true })).toEqual({ type: 'redo' });
  });

  it('leave alone what belongs to the browser and to the dialog', () => {
    for (const key of ['Tab', 'Escape', 'Enter', 'q']) expect(press(key)).toBeNull();
    expect(press('b', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
  });
});
