import 'server-only';
import { headers } from 'next/headers';
import { albumsQueue } from '@/inngest/queue';
import { actorFromCookies } from '@/server/accounts/actor';
import type { AlbumsContext, OwnerContext } from '@/server/albums/context';
import { albumCards, readAlbum } from '@/server/albums/read-album';
import { templateViews } from '@/server/albums/template-views';
import type { AlbumCardView, AlbumView, TemplateView } from '@/server/albums/views';
import { mediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';

/** On behalf of whom a page of albums or of the gallery is drawn. */
export async function albumsReader(): Promise<AlbumsContext> {
  const actor = await actorFromCookies((await headers()).get('cookie'));
  return { ...mediaContext(), userId: actor?.user?.id ?? null };
}

async function owner(): Promise<OwnerContext | null> {
  const { userId, ...context } = await albumsReader();
  return userId === null ? null : { ...context, userId, queue: albumsQueue };
}

/** A page of the reader's own albums; null for whoever is not signed in. */
export async function readAlbums(
  cursor: number | null,
): Promise<{ items: AlbumCardView[]; nextCursor: number | null } | null> {
  const context = await owner();
  return context && albumCards(context, { cursor });
}

/** The looks that a film can have, in the order in which they are offered. */
export function readTemplates(): TemplateView[] {
  return templateViews();
}

/** An album of the reader's own; `nobody`: not signed in, null: there is none. */
export async function readOwnAlbum(id: string): Promise<AlbumView | 'nobody' | null> {
  const context = await owner();
  if (!context) return 'nobody';
  try {
    return await readAlbum(context, id);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'notFound') return null;
    throw error;
  }
}
