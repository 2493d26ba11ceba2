/** The addresses of films (003-19 to 003-26, 003-35 to 003-40) and of long pictures (003-27 to 003-34, 003-41 to -45). */
import type { WorkKind } from '@/server/albums/works';
import { likeComment, removeComment } from '../forum/comments';
import { acts, reads, submits, type Route } from '../route';
import { create, listOwn, remove, start, status, upload } from './making';
import { comments, like, listShared, newComment } from './sharing';

export function workRoutes(kind: WorkKind): Route[] {
  return [
    acts(`/${kind}/new`, create(kind)),
    submits(`/${kind}/:int/upload`, upload(kind)),
    acts(`/${kind}/:int/start`, start(kind)),
    reads(`/${kind}/:int/status`, status(kind)),
    acts(`/${kind}/:int/delete`, remove(kind)),
    reads(`/${kind}/list`, listOwn(kind, { every: false })),
    reads(`/${kind}/myall`, listOwn(kind, { every: true })),
    reads(`/${kind}/all`, listShared(kind, { tagged: false })),
    // The document has shelves of films only.
    ...(kind === 'movie' ? [reads('/movie/tag/:int', listShared(kind, { tagged: true }))] : []),
    acts(`/${kind}/:int/like`, like(kind)),
    reads(`/${kind}/:int/comment`, comments(kind)),
    submits(`/${kind}/:int/comment/new`, newComment(kind)),
    acts(`/${kind}/comment/:int/like`, likeComment),
    acts(`/${kind}/comment/:int/delete`, removeComment),
  ];
}
