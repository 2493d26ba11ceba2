/** Pictures on their way into an album, as a pure reducer. */
import type { StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';

export interface Arrival {
  key: string;
  name: string;
  file: File;
  preview: string | null;
  state:
    | { at: 'uploading'; progress: number }
    | { at: 'stored'; mediaId: string }
    | { at: 'refused'; problem: RefusalView };
}

export type ArrivalAction =
  | { type: 'add'; items: readonly Arrival[] }
  | { type: 'progress'; key: string; progress: number }
  | { type: 'stored'; key: string; picture: Pick<StoredPicture, 'mediaId'> }
  | { type: 'refuse'; key: string; problem: RefusalView }
  | { type: 'upload'; key: string }
  | { type: 'leave'; keys: readonly string[] };

function change(items: Arrival[], key: string, state: Arrival['state']): Arrival[] {
  return items.map((item) => (item.key === key ? { ...item, state } : item));
}

export function reduceArrivals(items: Arrival[], action: ArrivalAction): Arrival[] {
  switch (action.type) {
    case 'add':
      return [...items, ...action.items];
    case 'progress':
      return change(items, action.key, { at: 'uploading', progress: action.progress });
    case 'stored':
      return change(items, action.key, { at: 'stored', mediaId: action.picture.mediaId });
    case 'refuse':
      return change(items, action.key, { at: 'refused', problem: action.problem });
    case 'upload':
      return change(items, action.key, { at: 'uploading', progress: 0 });
    case 'leave':
      return items.filter(({ key }) => !action.keys.includes(key));
  }
}
