/** What the commands need on a machine, installed when it is missing and may be installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answers, fail, packageFile, root, run, say } from './run.mjs';

const MINIMUM_NODE = [20, 9];

export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    fail(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

const STAMP = packageFile('.guangying-lock');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** Installs the packages of the lock file unless exactly these are installed. */
export async function ensurePackages() {
  const wanted = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  // A tree that `npm install` has just made from this lock is as good.
  const marker = packageFile('.package-lock.json');
  if (existsSync(marker) && existsSync(packageFile('next')) && existsSync(packageFile('vitest'))) {
    const dry = spawnSync('npm', ['ls', '--depth=0', '--omit=optional'], { cwd: root, stdio: 'ignore' });
    if (dry.status === 0) return void writeFileSync(STAMP, wanted);
  }
  if (!canCompile()) await installCompiler();
  say('installing packages (npm ci); the first time takes some minutes …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], nodeHeaders());
  if (code !== 0) fail('npm ci failed; what it printed above says why.');
  mkdirSync(packageFile(), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** better-sqlite3 compiles itself where its prebuilt file cannot be downloaded. */
function canCompile() {
  return answers('python3') && answers('make') && answers('g++');
}

/** Node's own headers, where they came with it: compiling an addon need not download them. */
function nodeHeaders() {
  const prefix = path.dirname(path.dirname(process.execPath));
  const present = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  return present && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

function mayUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && answers('apt-get');
}

let aptUpdated = false;

/** Installs Debian packages when that is possible here; answers whether it was done. */
async function aptInstall(packages) {
  if (!mayUseApt()) return false;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!aptUpdated) {
    say('apt-get update …');
    await run('apt-get', ['update', '-qq'], quiet);
    aptUpdated = true;
  }
  say(`apt-get install ${packages.join(' ')} …`);
  return (
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)) === 0
  );
}

async function installCompiler() {
  const installed = await aptInstall(['python3', 'make', 'g++']);
  if (!installed) say('no python3, make or g++ here: better-sqlite3 needs its prebuilt file (internet).');
}

/** The address of a usable ffmpeg, or undefined: `FFMPEG_BIN`, the packaged one, the system's, Debian's. */
export async function ensureFfmpeg() {
  const given = process.env.FFMPEG_BIN;
  if (given) return given;
  const packaged = packageFile('ffmpeg-static', process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  if (existsSync(packaged)) return packaged;
  if (answers('ffmpeg', '-version')) return 'ffmpeg';
  if (await aptInstall(['ffmpeg'])) return 'ffmpeg';
  say('no ffmpeg was found: pictures work, films will say what is missing (set FFMPEG_BIN).');
  return undefined;
}

const CHROMIUM_CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium for the browser tests: `CHROMIUM_BIN`, the system's, Debian's, else Playwright's own download. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_BIN;
  if (given) return given;
  const present = CHROMIUM_CANDIDATES.find((file) => existsSync(file));
  if (present) return present;
  if (await aptInstall(['chromium', 'fonts-noto-cjk'])) return CHROMIUM_CANDIDATES[0];
  say('downloading the test browser (playwright install chromium) …');
  const cli = packageFile('@playwright', 'test', 'cli.js');
  if ((await run(process.execPath, [cli, 'install', 'chromium'])) !== 0) {
    fail('no Chromium for the browser tests; install one and name it in CHROMIUM_BIN.');
  }
  return undefined;
}
