/**
 * Keeps processes running: restarts one that ends, with growing pauses, and passes SIGTERM and Ctrl-C on.
 * A native crash of the worker (onnxruntime, libvips) must never take the site down.
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './run.mjs';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A process that lived this long is considered healthy: the next pause is short again. */
const HEALTHY_AFTER_MS = 60_000;
/** How long processes may take to put their work away before they are killed. */
const GRACE_MS = 15_000;
/** EX_CONFIG of sysexits.h: the environment is wrong, and starting again will not mend it. */
const EXIT_CONFIG = 78;

export class Supervisor {
  #children = new Map();
  #stopping = false;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void this.stop());
  }

  /** Starts a Node process and keeps it running. */
  add(name, args, pause = FIRST_PAUSE_MS) {
    const startedAt = Date.now();
    // A group of its own: Ctrl-C reaches only us, and we pass it on once. The IPC channel tells a child that
    // its supervisor is gone, even when that was killed.
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: process.env,
      detached: process.platform !== 'win32',
    });
    this.#children.set(name, child);
    child.on('exit', (code, signal) => {
      this.#children.delete(name);
      if (this.#stopping) return;
      if (code === EXIT_CONFIG) return void this.stop(code);
      const next = Date.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_PAUSE_MS : pause;
      say(`${name} ended (${signal ?? code}); starting it again in ${next / 1000} s`);
      setTimeout(() => {
        if (!this.#stopping) this.add(name, args, Math.min(next * 2, LONGEST_PAUSE_MS));
      }, next).unref();
      // Keeps the supervisor alive while no child is.
      setTimeout(() => undefined, next + 100);
    });
  }

  /** Stops all processes: asks first, insists after a while. */
  async stop(exitCode = 0) {
    if (this.#stopping) return;
    this.#stopping = true;
    say('stopping …');
    const children = [...this.#children.values()];
    const ended = Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    for (const child of children) child.kill('SIGTERM');
    await Promise.race([ended, sleep(GRACE_MS)]);
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    process.exit(exitCode);
  }

  /** Waits until the site answers that it is ready and prints its address, the newcomer's next step. */
  async untilReady(healthUrl) {
    const { origin } = new URL(healthUrl);
    while (!this.#stopping) {
      const ready = await fetch(healthUrl).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) break;
      await sleep(300);
    }
    if (!this.#stopping)
      process.stdout.write(`\n  Guangying 光影 is ready: ${origin}\n  Ctrl-C stops it.\n\n`);
  }
}
