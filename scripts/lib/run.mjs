/** Running other programs from the scripts: visible, and failing loudly. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** A line of progress for whoever watches the terminal. */
export function say(line) {
  process.stdout.write(`· ${line}\n`);
}

/** Ends the script with one clear line. */
export function fail(line) {
  process.stderr.write(`✗ ${line}\n`);
  process.exit(1);
}

/**
 * Runs a program to its end and answers its exit code; what it prints goes to the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

/** Whether a program answers to `--version` (or another harmless argument). */
export function answers(command, argument = '--version') {
  return spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
}

/** The path of a program of `node_modules/.bin`'s package, to be run with this very Node. */
export function packageFile(...parts) {
  return path.join(root, 'node_modules', ...parts);
}
