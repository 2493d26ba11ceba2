/** The addresses of document 003 that are served. */
import { likeComment, newComment, removeComment } from './forum/comments';
import { changePost, likePost, newPost, removePost } from './forum/posts';
import { newestPosts, numberedPage, onePost } from './forum/reading';
import { colour } from './models/colour';
import { style, styles } from './models/style';
import { fsrcnn } from './models/superresolve';
import { weather } from './models/weather';
import { acts, reads, submits, type Route } from './route';
import { avatar } from './user/avatar';
import { captcha } from './user/captcha';
import { changeInfo, readInfo } from './user/info';
import { login, logout } from './user/login';
import { password } from './user/password';
import { register } from './user/register';
import { reset } from './user/reset';
import { location, locations } from './words/location';
import { picturePoem, picturePoemForm } from './words/picture-poem';
import { poem, poemForm } from './words/poem';
import { workRoutes } from './works/routes';

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
  ...workRoutes('movie'),
  ...workRoutes('photo'),
  submits('/api/color', colour),
  submits('/api/weather', weather),
  submits('/api/style', style),
  reads('/api/styles', styles),
  submits('/api/fsrcnn', fsrcnn),
  { path: '/api/poem', GET: poemForm, POST: poem, get: 'tells' },
  { path: '/api/img2poem', GET: picturePoemForm, POST: picturePoem, get: 'tells' },
  { path: '/api/location', GET: location, POST: locations, get: 'tells' },
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
