/** An address of document 003 with its methods; `:int` in its path stands for digits. */
import type { Handler } from './call';

export interface Route {
  path: string;
  GET?: Handler;
  POST?: Handler;
  /** What GET does: only tells (also to HEAD), hands out something new, or changes things as POST does. */
  get: 'tells' | 'issues' | 'changes';
}

export const reads = (path: string, GET: Handler): Route => ({ path, GET, get: 'tells' });
export const submits = (path: string, POST: Handler): Route => ({ path, POST, get: 'tells' });
export const acts = (path: string, handler: Handler): Route => ({
  path,
  GET: handler,
  POST: handler,
  get: 'changes',
});
