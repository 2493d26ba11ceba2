import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcut-of';

const stroke = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('shortcutOf', () => {
  it('opens the palette with ⌘K and Ctrl-K, even while somebody types', () => {
    const palette = { kind: 'overlay', overlay: 'palette' };
    expect(shortcutOf(stroke('k', { metaKey: true }), true, Infinity)).toEqual(palette);
    expect(shortcutOf(stroke('K', { ctrlKey: true }), false, Infinity)).toEqual(palette);
  });

  it('leaves single keys to whoever types', () => {
    expect(shortcutOf(stroke('?'), true, Infinity)).toBeNull();
    expect(shortcutOf(stroke('?'), false, Infinity)).toEqual({ kind: 'overlay', overlay: 'keys' });
  });

  it('goes to a page with “g” and a letter soon after', () => {
    expect(shortcutOf(stroke('g'), false, Infinity)).toEqual({ kind: 'go' });
    expect(shortcutOf(stroke('h'), false, 400)).toEqual({ kind: 'page', href: '/history' });
    expect(shortcutOf(stroke('c'), false, 400)).toEqual({ kind: 'page', href: '/community' });
    expect(shortcutOf(stroke('r'), false, 400)).toEqual({ kind: 'page', href: '/?do=restore' });
    expect(shortcutOf(stroke('t'), false, 400)).toEqual({ kind: 'page', href: '/tools' });
    expect(shortcutOf(stroke('h'), false, 4000)).toBeNull();
  });
});
