/** What the embedded job engine costs: CPU per step and per event, and the time from send to finished. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '@/inngest/engine/embedded/store';
import { jobsWorld, PARALLEL_STEPS, SEQUENTIAL_STEPS, type JobsWorld } from './lib/jobs-world';
import { median } from './lib/statistics';

const RUNS = 10;
const EVENTS = 2_000;
const SENDS = 60;

type Row = Record<string, string | number>;

const round = (value: number) => Number(value.toFixed(3));

/** CPU time (user and system, this process) of `work`, in ms. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const many = (name: string, count: number) => Array.from({ length: count }, () => ({ name, data: {} }));

async function costs({ client, engine }: JobsWorld): Promise<Row[]> {
  const work = async (name: string, count: number) => {
    await client.send(many(name, count));
    await engine.idle();
  };
  await work('row', 2);
  await work('fan', 2);
  const row = await cpuMs(() => work('row', RUNS));
  const fan = await cpuMs(() => work('fan', RUNS * 5));
  const events = await cpuMs(() => work('nobody-listens', EVENTS));
  return [
    { measure: 'sequential step with checkpointing', 'CPU ms': round(row / (RUNS * SEQUENTIAL_STEPS)) },
    { measure: 'parallel step, eight in a run', 'CPU ms': round(fan / (RUNS * 5 * PARALLEL_STEPS)) },
    { measure: 'event accepted and matched', 'CPU ms': round(events / EVENTS) },
  ];
}

/** Milliseconds from the call of send to the stored end of a run with one step, the median of many. */
async function latency(client: JobsWorld['client'], file: string): Promise<number> {
  const store = openStore(file, 'normal');
  const taken: number[] = [];
  for (let n = 0; n < SENDS; n += 1) {
    const sentAt = Date.now();
    const { ids } = await client.send({ name: 'single', data: {} });
    const finished = () =>
      store.one<{ at: number }>(
        "SELECT finished_at AS at FROM runs WHERE finished_at IS NOT NULL AND event ->> 'id' = ?",
        ids[0] ?? '',
      );
    let end = finished();
    for (; !end; end = finished()) await sleep(2);
    taken.push(end.at - sentAt);
    // Off the beat of the poll.
    await sleep(5 + (n % 25));
  }
  store.close();
  return median(taken);
}

async function acrossProcesses(file: string): Promise<number> {
  const entry = fileURLToPath(new URL('./lib/jobs-worker.ts', import.meta.url));
  const worker = spawn(process.execPath, ['--import', 'tsx', entry, file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    await once(worker, 'message');
    const { client, link } = jobsWorld(file);
    const result = await latency(client, file);
    link.close();
    return result;
  } finally {
    worker.kill('SIGKILL');
  }
}

/** Measures the embedded engine on this machine. */
export async function benchJobs(): Promise<{ name: string; rows: Row[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guangying-bench-'));
  try {
    const file = path.join(folder, 'jobs.db');
    const world = jobsWorld(file);
    await world.engine.start();
    const rows = await costs(world);
    const inline = await latency(world.client, file);
    await world.engine.stop(1_000);
    world.link.close();
    const across = await acrossProcesses(path.join(folder, 'two.db'));
    return {
      name: 'Job engine (embedded)',
      rows: [
        ...rows,
        { measure: 'send → finished, one process, median', ms: inline },
        { measure: 'send → finished, two processes, median', ms: across },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
