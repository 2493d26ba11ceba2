import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openJobsAdmin } from '@/inngest/engine';
import { acceptTask } from '@/server/enhance/accept';
import { restorationWishes } from '@/server/enhance/operations/presets';
import { getOwnedTask, taskViews, type TaskRow } from '@/server/enhance/queries';
import { stepsOf } from '@/server/enhance/steps';
import { mediaContext } from '@/server/media/context';
import { getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { systemClock } from '@/server/platform/clock';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest, visitorContext } from '@/server/testing/world';

const context = { ...visitorContext(), clock: systemClock };
const workers: ChildProcess[] = [];

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  workers.push(child);
  return child;
}

async function until(id: string, reached: (task: TaskRow) => boolean): Promise<TaskRow> {
  for (let patience = 600; patience > 0; patience--) {
    const task = getOwnedTask(context.db, context.actor.owner, id);
    if (reached(task)) return task;
    await sleep(100);
  }
  throw new Error('the task did not get there within a minute');
}

afterAll(() => {
  for (const worker of workers) worker.kill('SIGKILL');
});

describe('kill -9 of the worker in the middle of a job', () => {
  it('loses nothing: the next worker finishes the job and repeats no finished step', async () => {
    const picture = await storedPhoto(context, 1400, 1000);
    const { id } = await acceptTask(context, enlargeRequest(picture.id));
    const first = startWorker();
    const dying = await until(id, (task) => task.stage === 'enlarge' && task.progress > 0.1);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const { startedAt, runId } = dying;
    const before = openJobsAdmin().getRun(runId ?? '');
    const finished = before?.stepList.filter((step) => step.status === 'completed') ?? [];
    expect(finished.map((step) => step.name)).toEqual(['claim', 'probe']);

    startWorker();
    const done = await until(id, (task) => task.status !== 'process');
    expect(done).toMatchObject({ status: 'success', progress: 1, startedAt, runId });
    const after = openJobsAdmin().getRun(runId ?? '');
    const same = after?.stepList.slice(0, finished.length);
    expect(same).toEqual(finished);

    const [view] = taskViews(context.db, [done]);
    expect(view?.result).toMatchObject({ width: 2800, height: 2000, format: 'jpeg' });
    const result = getOwnedObject(context.db, context.actor.owner, done.resultId ?? '');
    const meta = await sharp(await mediaContext().storage.localPath(result.key)).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 2800, height: 2000 });
  }, 120_000);

  it('goes on behind the last finished operation of a restoration, and does none twice', async () => {
    const picture = await storedPhoto(context, 900, 700);
    const operations = restorationWishes({ steps: ['defogging', 'repair'], type: 'landscape' });
    const { id } = await acceptTask(context, { ...enlargeRequest(picture.id), operations });
    const first = startWorker();
    const dying = await until(id, (task) => task.step === 'repair' && task.progress > 0.1);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const runId = dying.runId ?? '';
    const stepNames = () =>
      (openJobsAdmin().getRun(runId)?.stepList ?? [])
        .filter((step) => step.status === 'completed')
        .map((step) => step.name);
    expect(stepNames()).toEqual(['claim', 'probe', 'defogging']);
    const [before] = stepsOf(context.db, [id]);

    startWorker();
    const done = await until(id, (task) => task.status !== 'process');
    expect(done).toMatchObject({ status: 'success', progress: 1, runId });
    const [after, repaired] = stepsOf(context.db, [id]);
    expect(after).toEqual(before);
    expect(repaired).toMatchObject({ kind: 'repair', status: 'done' });
  }, 240_000);
});
