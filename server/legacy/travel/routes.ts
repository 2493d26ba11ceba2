/** The addresses of document 003 that are served, each with its methods; `:int` stands for digits. */
import type { Handler } from './call';
import { likeComment, newComment, removeComment } from './forum/comments';
import { changePost, likePost, newPost, removePost } from './forum/posts';
import { newestPosts, numberedPage, onePost } from './forum/reading';
import { avatar } from './user/avatar';
import { captcha } from './user/captcha';
import { changeInfo, readInfo } from './user/info';
import { login, logout } from './user/login';
import { password } from './user/password';
import { register } from './user/register';
import { reset } from './user/reset';

export interface Route {
  path: string;
  GET?: Handler;
  POST?: Handler;
  /** What GET does: only tells (also to HEAD), hands out something new, or changes things as POST does. */
  get: 'tells' | 'issues' | 'changes';
}

const reads = (path: string, GET: Handler): Route => ({ path, GET, get: 'tells' });
const submits = (path: string, POST: Handler): Route => ({ path, POST, get: 'tells' });
const acts = (path: string, handler: Handler): Route => ({
  path,
  GET: handler,
  POST: handler,
  get: 'changes',
});

export const TRAVEL_ROUTES: readonly Route[] = [
  { path: '/user/captcha', GET: captcha, get: 'issues' },
  submits('/user/login', login),
  acts('/user/logout', logout),
  submits('/user/register', register),
  submits('/user/password', password),
  submits('/user/avatar', avatar),
  { path: '/user/info', GET: readInfo, POST: changeInfo, get: 'tells' },
  submits('/user/reset', reset),
  reads('/forum', newestPosts),
  reads('/forum/page/:int', numberedPage),
  reads('/forum/post/:int', onePost),
  submits('/forum/post/new', newPost),
  submits('/forum/post/:int/edit', changePost),
  acts('/forum/post/:int/delete', removePost),
  acts('/forum/post/:int/like', likePost),
  submits('/forum/comment/new', newComment),
  acts('/forum/comment/:int/delete', removeComment),
  acts('/forum/comment/:int/like', likeComment),
];

export interface Match {
  route: Route;
  ids: number[];
}

const TABLE = TRAVEL_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(':int', '(\\d+)')}/?$`),
}));

/** The route of a path, with and without a slash at its end; null where there is no such address. */
export function matchTravelRoute(pathname: string): Match | null {
  for (const { route, pattern } of TABLE) {
    const match = pattern.exec(pathname);
    if (match) return { route, ids: match.slice(1).map(Number) };
  }
  return null;
}
