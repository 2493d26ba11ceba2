/** `npm start`: a small supervisor of two processes, web and worker, from what is built. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, packageFile, root, run } from './lib/run.mjs';
import { Supervisor } from './lib/supervisor.mjs';

process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';

if (!existsSync(path.join(root, '.next', 'BUILD_ID'))) {
  fail('nothing is built yet: `npm run up` does everything, `npm run build` only builds.');
}
// Validates the environment, makes DATA_DIR and its secrets, migrates, makes the first admin.
const prepared = await run(process.execPath, ['scripts/run-ts.mjs', 'scripts/prepare.ts']);
if (prepared !== 0) process.exit(prepared);

const port = process.env.PORT || '3000';
const host = process.env.HOST || '127.0.0.1';
const supervisor = new Supervisor();
supervisor.add('worker', ['--import', 'tsx', 'inngest/worker.ts']);
// Lists of task numbers stand in the address of document 000; Node's own 16 KB would break off without an answer.
const headerLimit = '--max-http-header-size=524288';
supervisor.add('web', [
  headerLimit,
  packageFile('next', 'dist', 'bin', 'next'),
  'start',
  '-p',
  port,
  '-H',
  host,
]);
await supervisor.untilReady(`http://${host.includes(':') ? `[${host}]` : host}:${port}/api/health/ready`);
