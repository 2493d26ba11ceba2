/** The addresses of document 001, each with its methods; `:int` stands for digits. */
import type { Call, Handler } from './call';
import { recordUpload } from './callback';
import { addImageInfo, queryImage, uploadToken } from './image';
import type { Reply } from './replies';
import { newStyleTask, newTask, nextTask, queryTasks, readTask, taskDone } from './tasks';
import { addUser, followUser, queryUser } from './user';

export interface Route {
  path: string;
  methods: readonly ('GET' | 'POST')[];
  /**
   * `tells` everybody something; `proves` who one is, with a password that shall not stand in an address;
   * `changes` something: strangers may be kept out.
   */
  kind: 'tells' | 'proves' | 'changes';
  handler: Handler;
}

/** The storage's callback, which proves itself by its signature and reads its body itself. */
export interface CallbackRoute {
  path: string;
  methods: readonly ['POST'];
  kind: 'callback';
  handler: (call: Call) => Promise<Reply>;
}

const BOTH = ['GET', 'POST'] as const;
const reads = (path: string, handler: Handler): Route => ({ path, methods: ['GET'], kind: 'tells', handler });
const changes = (path: string, handler: Handler, methods: Route['methods'] = BOTH): Route => ({
  path,
  methods,
  kind: 'changes',
  handler,
});
const callback = (path: string): CallbackRoute => ({
  path,
  methods: ['POST'],
  kind: 'callback',
  handler: recordUpload,
});

export const MOSAIC_ROUTES: readonly (Route | CallbackRoute)[] = [
  changes('/api/user/add', addUser),
  { path: '/api/user/query', methods: BOTH, kind: 'proves', handler: queryUser },
  changes('/api/user/follow', followUser),
  changes('/api/image/addinfo', addImageInfo),
  reads('/api/image/query', queryImage),
  changes('/api/image/uptoken', uploadToken),
  callback('/api/image/upload'),
  callback('/image/upload'),
  changes('/api/tasks/add', newTask),
  changes('/tasks/add', newTask),
  changes('/tasks/add/model', newStyleTask),
  reads('/tasks/query', queryTasks),
  changes('/tasks/pop', nextTask, ['GET']),
  changes('/tasks/callback', taskDone, ['POST']),
  reads('/tasks/:int', readTask),
];

const TABLE = MOSAIC_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(':int', '(\\d{1,15})')}/?$`),
}));

/** The route of a path, with and without a slash at its end; null where there is no such address. */
export function matchMosaicRoute(pathname: string): { route: Route | CallbackRoute; id: number } | null {
  for (const { route, pattern } of TABLE) {
    const match = pattern.exec(pathname);
    if (match) return { route, id: Number(match[1] ?? 0) };
  }
  return null;
}
