/**
 * Entry of every thread of ours: runs the TypeScript module that `workerData` names. A thread does not inherit
 * the loader of the process that starts it, and the web process (which works too when jobs are driven from
 * outside) has none. By `require`: its hook works in this thread; that of `import` would start another one.
 */
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/cjs/api';

register();
createRequire(import.meta.url)(workerData.module);
