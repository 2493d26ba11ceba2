/** What the keys mean while a mask is painted. */
import type { Tool } from './marks';

export type Command =
  /** Shares of the picture are the surface's business: these are steps, far ones with Shift. */
  | { type: 'move'; x: -1 | 0 | 1; y: -1 | 0 | 1; far: boolean }
  | { type: 'paint' }
  | { type: 'size'; larger: boolean }
  | { type: 'tool'; tool: Tool }
  | { type: 'zoom'; closer: boolean }
  | { type: 'whole' }
  | { type: 'undo' }
  | { type: 'redo' };

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const ARROWS: Partial<Record<string, { x: -1 | 0 | 1; y: -1 | 0 | 1 }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const PLAIN: Partial<Record<string, Command>> = {
  ' ': { type: 'paint' },
  '[': { type: 'size', larger: false },
  ']': { type: 'size', larger: true },
  b: { type: 'tool', tool: 'brush' },
  e: { type: 'tool', tool: 'eraser' },
  '+': { type: 'zoom', closer: true },
  '=': { type: 'zoom', closer: true },
  '-': { type: 'zoom', closer: false },
  _: { type: 'zoom', closer: false },
  '0': { type: 'whole' },
};

/** Null for every key that means nothing here, so that it goes on to whoever it is for. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Keystroke): Command | null {
  if (altKey) return null;
  const lower = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (lower === 'z') return { type: shiftKey ? 'redo' : 'undo' };
    return lower === 'y' ? { type: 'redo' } : null;
  }
  const arrow = ARROWS[key];
  if (arrow) return { type: 'move', ...arrow, far: shiftKey };
  return PLAIN[key] ?? PLAIN[lower] ?? null;
}
