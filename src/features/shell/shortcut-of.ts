export type Overlay = 'keys' | 'palette';

export type Shortcut =
  | { kind: 'overlay'; overlay: Overlay }
  | { kind: 'page'; href: '/' | '/?do=restore' | '/tools' | '/history' | '/community' }
  /** The first half of “g s”, “g r”, “g t”, “g h” and “g c”. */
  | { kind: 'go' };

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const PATIENCE_MS = 1500;

/** What a keystroke means; `sinceGo` is the time since “g” was pressed. */
export function shortcutOf(stroke: Keystroke, typing: boolean, sinceGo: number): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey } = stroke;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return { kind: 'overlay', overlay: 'palette' };
  if (typing || ctrlKey || metaKey || altKey) return null;
  if (key === '?') return { kind: 'overlay', overlay: 'keys' };
  if (sinceGo < PATIENCE_MS && key === 's') return { kind: 'page', href: '/' };
  if (sinceGo < PATIENCE_MS && key === 'r') return { kind: 'page', href: '/?do=restore' };
  if (sinceGo < PATIENCE_MS && key === 't') return { kind: 'page', href: '/tools' };
  if (sinceGo < PATIENCE_MS && key === 'h') return { kind: 'page', href: '/history' };
  if (sinceGo < PATIENCE_MS && key === 'c') return { kind: 'page', href: '/community' };
  return key === 'g' ? { kind: 'go' } : null;
}
