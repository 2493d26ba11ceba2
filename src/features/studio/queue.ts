/** The pictures on the table, from being laid down to becoming tasks, as a pure reducer. */
import type { StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';
import type { RestorePlan } from '@/src/features/restore/plan';
import { NO_CHOICE, type Choice } from './choice';

export type ItemState =
  | { at: 'uploading'; progress: number }
  | { at: 'stored'; picture: StoredPicture; problem: RefusalView | null }
  | { at: 'refused'; problem: RefusalView }
  | { at: 'task'; taskId: string };

export interface Item {
  key: string;
  name: string;
  file: File | null;
  /** What can be shown of it before the server has it. */
  preview: string | null;
  state: ItemState;
  /** The choice frozen by Start; null while the picture waits for it. */
  started: Choice | null;
  /** How it shall be restored, where somebody has changed what the picture itself proposes. */
  plan?: RestorePlan;
}

export interface Queue {
  items: Item[];
  selected: string | null;
  /** What the panel is set to; Start freezes it for what is waiting then. */
  choice: Choice;
}

export type QueueAction =
  | { type: 'add'; items: readonly Pick<Item, 'key' | 'name' | 'file' | 'preview'>[] }
  | { type: 'bring'; items: readonly Item[] }
  | { type: 'progress'; key: string; progress: number }
  | { type: 'stored'; key: string; picture: StoredPicture }
  | { type: 'refuse'; key: string; problem: RefusalView }
  | { type: 'upload'; key: string }
  | { type: 'choose'; part: Partial<Choice> }
  | { type: 'plan'; key: string; plan: RestorePlan }
  /** Starts what waits, except those that the choice does not suit. */
  | { type: 'start'; except?: readonly string[] }
  | { type: 'accepted'; key: string; taskId: string }
  | { type: 'declined'; key: string; problem: RefusalView }
  | { type: 'remove'; key: string }
  | { type: 'select'; key: string }
  | { type: 'restore'; taskIds: readonly string[] }
  | { type: 'clear' };

export const EMPTY: Queue = { items: [], selected: null, choice: NO_CHOICE };

/** An empty table; what is to be done with pictures stays as it was chosen, for the next one. */
function emptied({ choice: { act } }: Queue): Queue {
  return act ? { ...EMPTY, choice: { ...NO_CHOICE, act } } : EMPTY;
}

function update(queue: Queue, key: string, change: (item: Item) => Partial<Item>): Queue {
  return {
    ...queue,
    items: queue.items.map((item) => (item.key === key ? { ...item, ...change(item) } : item)),
  };
}

/** Keeps the selection on something that is there: the neighbour of what went, or the first. */
function reselect(queue: Queue, items: Item[]): Queue {
  if (items.length === 0) return emptied(queue);
  if (items.some(({ key }) => key === queue.selected)) return { ...queue, items };
  const gone = queue.items.findIndex(({ key }) => key === queue.selected);
  const next = items[Math.min(Math.max(gone, 0), items.length - 1)];
  return { ...queue, items, selected: next?.key ?? null };
}

export function taskItem(taskId: string): Item {
  return { key: taskId, name: '', file: null, preview: null, state: { at: 'task', taskId }, started: null };
}

export function taskIdsOf({ items }: Queue): string[] {
  return items.flatMap(({ state }) => (state.at === 'task' ? [state.taskId] : []));
}

/** Whether Start has something to do. */
export function canStart({ state, started }: Item): boolean {
  return started === null && (state.at === 'uploading' || state.at === 'stored');
}

export function reduceQueue(queue: Queue, action: QueueAction): Queue {
  switch (action.type) {
    case 'add': {
      const state: ItemState = { at: 'uploading', progress: 0 };
      const added = action.items.map((item): Item => ({ ...item, state, started: null }));
      return reselect({ ...queue, selected: queue.selected ?? added[0]?.key ?? null }, [
        ...queue.items,
        ...added,
      ]);
    }
    case 'bring':
      return reselect(queue, [...queue.items, ...action.items]);
    case 'progress':
      return update(queue, action.key, ({ state }) =>
        state.at === 'uploading' ? { state: { at: 'uploading', progress: action.progress } } : {},
      );
    case 'stored':
      return update(queue, action.key, () => ({
        state: { at: 'stored', picture: action.picture, problem: null },
      }));
    case 'refuse':
      return update(queue, action.key, () => ({ state: { at: 'refused', problem: action.problem } }));
    case 'upload':
      return update(queue, action.key, () => ({ state: { at: 'uploading', progress: 0 } }));
    case 'choose':
      return {
        ...queue,
        choice: { ...queue.choice, ...action.part },
        // Why a picture was declined may not hold for other settings.
        items: queue.items.map((item) =>
          canStart(item) && item.state.at === 'stored'
            ? { ...item, state: { ...item.state, problem: null } }
            : item,
        ),
      };
    case 'plan':
      return update(queue, action.key, ({ state }) => ({
        plan: action.plan,
        ...(state.at === 'stored' && { state: { ...state, problem: null } }),
      }));
    case 'start':
      return {
        ...queue,
        items: queue.items.map((item) =>
          canStart(item) && !action.except?.includes(item.key) ? { ...item, started: queue.choice } : item,
        ),
      };
    case 'accepted':
      return update(queue, action.key, () => ({ state: { at: 'task', taskId: action.taskId } }));
    case 'declined':
      // It stays on the table: with other settings, or next month, it may be accepted.
      return update(queue, action.key, ({ state }) =>
        state.at === 'stored' ? { state: { ...state, problem: action.problem }, started: null } : {},
      );
    case 'remove':
      return reselect(
        queue,
        queue.items.filter(({ key }) => key !== action.key),
      );
    case 'select':
      return { ...queue, selected: action.key };
    case 'restore': {
      const known = new Map(
        queue.items.flatMap((item) => (item.state.at === 'task' ? [[item.state.taskId, item]] : [])),
      );
      const tasks = action.taskIds.map((id) => known.get(id) ?? taskItem(id));
      return reselect({ ...queue, selected: tasks[0]?.key ?? queue.selected }, [
        ...tasks,
        ...queue.items.filter(({ state }) => state.at !== 'task'),
      ]);
    }
    case 'clear':
      return emptied(queue);
  }
}
