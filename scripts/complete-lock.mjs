/**
 * `npm run lock`: completes package-lock.json. A registry view that lacks the binaries of other systems makes npm
 * leave optional packages out, and `npm ci` then refuses the file ("Missing: … from lock file"). Parents pin exact
 * versions of these, so the entries can be written from what the parents say. `--check` only reports.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/run.mjs';

const FILE = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** Whether npm, looking from inside `parent` towards the root, finds an entry for `name`. */
function isListed(parent, name) {
  for (let folder = parent; ;) {
    if (lock.packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (!folder) return false;
    folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '');
  }
}

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
];
const CPUS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'riscv64',
  'ppc64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
  'universal',
];

/** System, processor and C library as platform packages spell them in their names. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const system =
    SYSTEMS.find((word) => words.includes(word)) ?? (words.includes('linuxmusl') ? 'linux' : undefined);
  const cpu = CPUS.find((word) => words.includes(word));
  const musl = words.includes('musl') || words.includes('linuxmusl');
  const glibc = words.includes('gnu') || words.includes('glibc');
  return {
    ...(cpu && cpu !== 'universal' && { cpu: [cpu] }),
    ...(system === 'linux' && (musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
    ...(system && { os: [system] }),
  };
}

const missing = [];
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && !isListed(parent, name)) {
      missing.push([`node_modules/${name}`, { version, optional: true, ...platformOf(name) }]);
    }
  }
}

if (missing.length && process.argv.includes('--check')) {
  process.stderr.write(`package-lock.json lacks ${missing.length} optional packages; run: npm run lock\n`);
  process.exit(1);
}
if (missing.length) {
  for (const [key, entry] of missing) lock.packages[key] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${FILE}.new`, `${JSON.stringify(lock, null, 2)}\n`);
  renameSync(`${FILE}.new`, FILE);
}
process.stdout.write(`package-lock.json: ${missing.length} entries added\n`);
