/** Guarantee: a task of document 001 survives the death of its worker. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { photo } from '@/server/legacy/mosaic/testing/client';
import { addTask, findTask } from '@/server/mosaic/tasks';
import { systemClock } from '@/server/platform/clock';
import { dropInVision } from '@/server/vision/testing/networks';
import { mosaicQueue } from './queue';

const workers: ChildProcess[] = [];
/** Requests that have not been answered: a worker is in mid-step as long as there is one. */
const waiting: ServerResponse[] = [];
const source = createServer((_request, response) => void waiting.push(response));

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'error', OUTBOUND_ALLOW_HOSTS: '127.0.0.1' },
  });
  workers.push(child);
  return child;
}

async function until(reached: () => boolean): Promise<void> {
  for (let patience = 600; patience > 0 && !reached(); patience--) await sleep(100);
  expect(reached()).toBe(true);
}

afterAll(() => {
  for (const worker of workers) worker.kill('SIGKILL');
  source.closeAllConnections();
  source.close();
});

it('kill -9 while the picture is on its way: the next worker brings it again and paints it once', async () => {
  dropInVision();
  source.listen(0, '127.0.0.1');
  await once(source, 'listening');
  const { port } = source.address() as AddressInfo;
  const context = { db: db(), clock: systemClock, queue: mosaicQueue };
  const order = {
    url: `http://127.0.0.1:${port}/a.png`,
    type: 'model',
    model: 'negative',
    host: 'house.example',
  };
  const { id } = await addTask(context, order);

  const first = startWorker();
  await until(() => waiting.length === 1);
  expect(findTask(context.db, id)?.task.status).toBe('process');
  first.kill('SIGKILL');
  await once(first, 'exit');

  startWorker();
  await until(() => waiting.length === 2);
  waiting[1]?.end(await photo());
  await until(() => findTask(context.db, id)?.task.status !== 'process');
  const found = findTask(context.db, id);
  expect(found?.task.status).toBe('success');
  expect(found?.result).toMatchObject({ filename: found?.task.resultName, host: 'own', param: 'negative' });
}, 120_000);
