import 'server-only';
import QRCode from 'qrcode';
import { cache } from 'react';
import { galleryPage, galleryWork } from '@/server/albums/gallery';
import type { SharedWorkView, WorkKind } from '@/server/albums/views';
import { commentsOf } from '@/server/forum/comment-lists';
import type { CommentView, Page } from '@/server/forum/views';
import { albumsReader } from '../albums/album-reader';
import { forumReader, unlessMissing } from '../community/forum-reader';

const COMMENTS_OF_PAGE = 30;

/** A page of shared works of a kind, of all shelves or of one. */
export async function readGallery(
  kind: WorkKind,
  tag: number | null,
  cursor: number | null,
): Promise<Page<SharedWorkView>> {
  return galleryPage(await albumsReader(), kind, { cursor, ...(tag === null ? {} : { tag }) });
}

/** A shared work, once for each request; null when there is none. */
export const readSharedWork = cache(async (kind: WorkKind, id: number): Promise<SharedWorkView | null> => {
  const reader = await albumsReader();
  return unlessMissing(() => galleryWork(reader, kind, id));
});

/** The comments of a shared work behind `cursor`, from the oldest on; or around one that is looked for. */
export async function readWorkComments(
  { kind, id }: { kind: WorkKind; id: number },
  { cursor, wanted }: { cursor: number | null; wanted: number | null },
): Promise<{ page: Page<CommentView>; begins: boolean } | null> {
  const reader = await forumReader();
  // From just before the one that is looked for.
  const from = cursor ?? (wanted === null ? null : wanted - 1);
  const page = unlessMissing(() => commentsOf(reader, kind, id, { cursor: from, limit: COMMENTS_OF_PAGE }));
  return page && { page, begins: from === null };
}

/** A QR code as one SVG path: a square of one unit for each dark module. */
export function codeOf(url: string): { path: string; modules: number } {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const dark = [...data].flatMap((bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : []));
  return { path: dark.join(''), modules: size };
}
