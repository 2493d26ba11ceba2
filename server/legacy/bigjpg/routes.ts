/** The addresses of document 000, each with its methods, and those that its clients call besides. */
import { login } from './account/login';
import { reset } from './account/reset';
import { changePassword, readUser } from './account/user';
import type { Handler } from './call';
import { conf } from './language/conf';
import { bill, paypalOrder, verifyApple, youzanOrder } from './orders';
import { keyStatus, keyTask, retryKeyTask } from './tasks/key-api';
import { newTask, uploadTask } from './tasks/new';
import { deleteTasks, pollTasks } from './tasks/poll';
import { retryTasks } from './tasks/retry';

export interface Route {
  path: string;
  GET?: Handler;
  POST?: Handler;
  DELETE?: Handler;
  /** What GET does: only tells (also to HEAD), or changes things as POST does. */
  get: 'tells' | 'changes';
  /** Refusals are about a picture or a task; `error` is the word of the others. */
  tasks?: true;
}

export const BIGJPG_ROUTES: readonly Route[] = [
  { path: '/login', POST: login, get: 'tells' },
  { path: '/user', GET: readUser, POST: changePassword, get: 'tells' },
  { path: '/retry', GET: retryTasks, get: 'changes', tasks: true },
  { path: '/free', GET: pollTasks, POST: uploadTask, DELETE: deleteTasks, get: 'tells', tasks: true },
  { path: '/task', POST: newTask, get: 'tells', tasks: true },
  { path: '/conf', GET: conf, get: 'tells' },
  { path: '/youzan_order', GET: youzanOrder, get: 'changes' },
  // Not in the document; published clients call them.
  { path: '/reset', POST: reset, get: 'tells' },
  { path: '/bill', GET: bill, get: 'changes' },
  { path: '/paypal_order', GET: paypalOrder, get: 'changes' },
  { path: '/apple_verify', POST: verifyApple, get: 'tells' },
  { path: '/api/task', POST: keyTask, get: 'tells', tasks: true },
  { path: '/api/task/:name', GET: keyStatus, POST: retryKeyTask, get: 'tells', tasks: true },
];

export interface Match {
  route: Route;
  name: string;
}

const TABLE = BIGJPG_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(':name', '([0-9a-zA-Z,]+)')}/?$`),
}));

/** The route of a path, with and without a slash at its end; null where there is no such address. */
export function matchBigjpgRoute(pathname: string): Match | null {
  for (const { route, pattern } of TABLE) {
    const match = pattern.exec(pathname);
    if (match) return { route, name: match[1] ?? '' };
  }
  return null;
}
