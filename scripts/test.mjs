/** `npm test`: installs what is missing, then lint, types, unit, contract and browser tests. */
import { ensureChromium, ensureFfmpeg, ensureNode, ensurePackages } from './lib/ensure.mjs';
import { packageFile, run, say } from './lib/run.mjs';

ensureNode();
await ensurePackages();
const chromium = await ensureChromium();
if (chromium) process.env.CHROMIUM_BIN = chromium;
const ffmpeg = await ensureFfmpeg();
if (ffmpeg) process.env.FFMPEG_BIN ??= ffmpeg;
process.env.NEXT_TELEMETRY_DISABLED = '1';

const node = process.execPath;

/** Each stage with what it runs; all are run, so that one report names everything that is wrong. */
const stages = [
  ['lock file is complete', node, ['scripts/complete-lock.mjs', '--check']],
  [
    'lint',
    node,
    [packageFile('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0', '--concurrency', '2'],
  ],
  ['format', node, [packageFile('prettier', 'bin', 'prettier.cjs'), '--check', '.', '--log-level', 'warn']],
  ['route types', node, [packageFile('next', 'dist', 'bin', 'next'), 'typegen']],
  ['types', node, [packageFile('typescript', 'bin', 'tsc'), '--noEmit']],
  ['unit and contract tests', node, [packageFile('vitest', 'vitest.mjs'), 'run']],
  ['build', node, ['scripts/build.mjs', '--if-needed']],
  ['browser tests', node, [packageFile('@playwright', 'test', 'cli.js'), 'test']],
];

const failed = [];
for (const [name, command, args] of stages) {
  say(name);
  const started = Date.now();
  if ((await run(command, args)) !== 0) failed.push(name);
  say(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
if (failed.length) say(`failed: ${failed.join(', ')}`);
process.stdout.write(`${stages.length - failed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length ? 1 : 0);
