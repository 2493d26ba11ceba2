/** A post while it is being written, as a pure reducer. */
import type { DraftView, PostView } from '@/server/forum/views';
import type { StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';

/** The server's limits, in characters and pictures (server/forum/texts.ts, pictures.ts). */
export const TITLE_LENGTH = 200;
export const TEXT_LENGTH = 20_000;
export const ALT_LENGTH = 300;
export const MOST_PICTURES = 9;

export interface ComposePicture {
  key: string;
  name: string;
  /** Null for what the server has had before. */
  file: File | null;
  /** What can be shown of it here. */
  preview: string | null;
  alt: string;
  state:
    | { at: 'uploading'; progress: number }
    | { at: 'stored'; mediaId: string }
    | { at: 'refused'; problem: RefusalView };
}

export interface Composition {
  title: string;
  text: string;
  items: ComposePicture[];
}

export type ComposeAction =
  | { type: 'write'; part: Partial<Pick<Composition, 'title' | 'text'>> }
  | { type: 'add'; items: readonly ComposePicture[] }
  | { type: 'progress'; key: string; progress: number }
  | { type: 'stored'; key: string; picture: Pick<StoredPicture, 'mediaId'> }
  | { type: 'refuse'; key: string; problem: RefusalView }
  | { type: 'upload'; key: string }
  | { type: 'alt'; key: string; alt: string }
  | { type: 'move'; key: string; to: number }
  | { type: 'remove'; key: string }
  /** Puts a removed picture back to its place. */
  | { type: 'return'; item: ComposePicture; to: number }
  | { type: 'replace'; with: Composition };

function change(
  composition: Composition,
  key: string,
  alter: (item: ComposePicture) => Partial<ComposePicture>,
): Composition {
  return {
    ...composition,
    items: composition.items.map((item) => (item.key === key ? { ...item, ...alter(item) } : item)),
  };
}

function inserted(items: ComposePicture[], item: ComposePicture, to: number): ComposePicture[] {
  const others = items.filter(({ key }) => key !== item.key);
  const place = Math.min(Math.max(0, to), others.length);
  return [...others.slice(0, place), item, ...others.slice(place)];
}

export function reduceComposition(composition: Composition, action: ComposeAction): Composition {
  switch (action.type) {
    case 'write':
      return { ...composition, ...action.part };
    case 'add':
      return { ...composition, items: [...composition.items, ...action.items].slice(0, MOST_PICTURES) };
    case 'progress':
      return change(composition, action.key, ({ state }) =>
        state.at === 'uploading' ? { state: { at: 'uploading', progress: action.progress } } : {},
      );
    case 'stored':
      return change(composition, action.key, () => ({
        state: { at: 'stored', mediaId: action.picture.mediaId },
      }));
    case 'refuse':
      return change(composition, action.key, () => ({ state: { at: 'refused', problem: action.problem } }));
    case 'upload':
      return change(composition, action.key, () => ({ state: { at: 'uploading', progress: 0 } }));
    case 'alt':
      return change(composition, action.key, () => ({ alt: action.alt }));
    case 'move': {
      const item = composition.items.find(({ key }) => key === action.key);
      return item ? { ...composition, items: inserted(composition.items, item, action.to) } : composition;
    }
    case 'remove':
      return { ...composition, items: composition.items.filter(({ key }) => key !== action.key) };
    case 'return':
      return { ...composition, items: inserted(composition.items, action.item, action.to) };
    case 'replace':
      return action.with;
  }
}

/** A picture that the server has already. */
export function storedPicture(
  picture: { mediaId: string; alt?: string },
  preview: string,
  name = '',
): ComposePicture {
  const { mediaId, alt = '' } = picture;
  return { key: mediaId, name, file: null, preview, alt, state: { at: 'stored', mediaId } };
}

/** What somebody goes on with: their draft, else what is published, else an empty sheet. */
export function compositionOf(source: DraftView | PostView | null): Composition {
  if (!source) return { title: '', text: '', items: [] };
  const items = source.pictures.map((picture) =>
    storedPicture(picture, 'thumbnailUrl' in picture ? picture.thumbnailUrl : picture.url),
  );
  return { title: source.title, text: source.text, items };
}

/** What is saved and published: texts, and the pictures that have arrived. */
export interface Writing {
  title: string;
  text: string;
  pictures: { mediaId: string; alt: string }[];
}

export function writingOf({ title, text, items }: Composition): Writing {
  const pictures = items.flatMap(({ state, alt }) =>
    state.at === 'stored' ? [{ mediaId: state.mediaId, alt }] : [],
  );
  return { title, text, pictures };
}

/** Characters as the server counts them: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}
