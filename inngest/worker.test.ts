/** The worker process from outside: signs of life, leaving, and refusing a wrong environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withFolder } from '@/inngest/engine/conformance/drivers/embedded';
import { openDatabase } from '@/server/db/client';
import { workers } from '@/server/db/schema/platform';

const TIMEOUT_MS = 60_000;

/** Starts the worker as the supervisor does, on a fresh DATA_DIR. */
function startWorker(folder: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/worker.ts'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent', ...environment },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => ({ code, complaint }));
  return { child, ended };
}

async function withWorker(leave: (child: ReturnType<typeof startWorker>['child']) => void): Promise<void> {
  await withFolder(async (folder) => {
    const { child, ended } = startWorker(folder);
    const db = openDatabase(path.join(folder, 'app.db'));
    const rows = () => db.select().from(workers).all();
    try {
      while (rows().length === 0 && child.exitCode === null) await sleep(50);
      expect(rows()).toMatchObject([{ pid: child.pid }]);
      leave(child);
      expect(await ended).toEqual({ code: 0, complaint: '' });
      expect(rows()).toEqual([]);
    } finally {
      child.kill('SIGKILL');
      db.$client.close();
    }
  });
}

describe('the worker process', { timeout: TIMEOUT_MS }, () => {
  test('it reports that it lives, and on SIGTERM it leaves in order and takes its report back', () =>
    withWorker((child) => child.kill('SIGTERM')));

  test('it leaves when its supervisor is gone', () => withWorker((child) => child.disconnect()));

  test('a half-configured environment ends it with one line and the code for configuration', () =>
    withFolder(async (folder) => {
      const { ended } = startWorker(folder, { INNGEST_EVENT_KEY: 'event' });
      const { code, complaint } = await ended;
      expect(code).toBe(78);
      expect(complaint).toMatch(/^INNGEST_SIGNING_KEY: .+\n$/);
    }));
});
