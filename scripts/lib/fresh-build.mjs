/** Building only what has changed: a stamp in `.next` names the sources it was built from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, packageFile, root, run, say } from './run.mjs';

const SOURCES = ['app', 'pages', 'src', 'server', 'inngest', 'public'];
const FILES = [
  'package-lock.json',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'postcss.config.mjs',
];
const STAMP = path.join(root, '.next', 'SOURCES');

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield full;
  }
}

/** A hash over names and contents of everything that goes into the build. */
function sourcesHash() {
  const hash = createHash('sha256');
  const listed = FILES.map((file) => path.join(root, file)).filter((file) => existsSync(file));
  const found = SOURCES.map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory())
    .flatMap((folder) => [...filesUnder(folder)]);
  for (const file of [...listed, ...found].sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether `.next` holds a finished build of the present sources. */
export function buildIsFresh() {
  return (
    existsSync(path.join(root, '.next', 'BUILD_ID')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === sourcesHash()
  );
}

/** Builds; ends the script with one line when that fails. */
export async function build() {
  // Types that a development server left behind name routes that may be gone.
  rmSync(path.join(root, '.next', 'dev'), { recursive: true, force: true });
  rmSync(STAMP, { force: true });
  const before = sourcesHash();
  const code = await run(process.execPath, [packageFile('next', 'dist', 'bin', 'next'), 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (code !== 0) fail('the build failed; what it printed above says why.');
  writeFileSync(STAMP, before);
}

export async function buildIfNeeded() {
  if (buildIsFresh()) return;
  say('building (about a minute) …');
  await build();
}
