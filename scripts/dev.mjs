/** `npm run dev`: the same two processes; web reloads as you type, the worker restarts when its files change. */
import { ensureNode, ensurePackages } from './lib/ensure.mjs';
import { packageFile, run } from './lib/run.mjs';
import { Supervisor } from './lib/supervisor.mjs';

ensureNode();
await ensurePackages();
const prepared = await run(process.execPath, ['scripts/run-ts.mjs', 'scripts/prepare.ts']);
if (prepared !== 0) process.exit(prepared);

const port = process.env.PORT || '3000';
const host = process.env.HOST || '127.0.0.1';
const supervisor = new Supervisor();
supervisor.add('worker', [packageFile('tsx', 'dist', 'cli.mjs'), 'watch', 'inngest/worker.ts']);
supervisor.add('web', [packageFile('next', 'dist', 'bin', 'next'), 'dev', '-p', port, '-H', host]);
