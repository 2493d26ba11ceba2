/**
 * `npm run bench:polls [-- --seconds N] [--clients N]`: many clients of document 000 asking for one task at once, each
 * as soon as it was answered, of a throw-away installation on this machine. Errors break the promise; speed is told.
 */
import { Agent, get } from 'node:http';
import { parseArgs } from 'node:util';
import { startInstallation } from '@/scripts/lib/installation';
import { drawnPhoto } from '@/server/testing/pictures';
import { sharp } from '@/server/media/pixels/sharp';
import { tableOf } from './lib/report';
import { percentile } from './lib/statistics';

const CLIENTS_LIMIT = 1000;
const SECONDS_LIMIT = 600;

interface Tally {
  /** Milliseconds of each answer. */
  times: number[];
  /** By what went wrong. */
  errors: Map<string, number>;
}

function count(text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Error(`${text}: 1 to ${most}, please`);
  return value;
}

/** Starts a task as the oldest client does; answers its number. */
async function startTask(address: string): Promise<string> {
  const picture = await sharp(drawnPhoto(64, 48), { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('conf', JSON.stringify({ x2: 1, style: 'photo', noise: -1 }));
  form.set('file', new Blob([new Uint8Array(picture)]), 'test.jpg');
  const answer = await fetch(`${address}/free`, { method: 'POST', body: form });
  const said = (await answer.json()) as { info?: string };
  if (!said.info) throw new Error(`no task was started: ${JSON.stringify(said)}`);
  return said.info;
}

/** One answer; what is wrong with it, or null. */
function ask(url: string, fid: string, agent: Agent): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve('broken off'));
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        if (response.statusCode !== 200) return resolve(`status ${response.statusCode}`);
        resolve(body.includes(`"${fid}":["`) ? null : 'another answer');
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

async function client(url: string, fid: string, agent: Agent, until: number, tally: Tally): Promise<void> {
  while (performance.now() < until) {
    const started = performance.now();
    const error = await ask(url, fid, agent);
    if (error === null) tally.times.push(performance.now() - started);
    else tally.errors.set(error, (tally.errors.get(error) ?? 0) + 1);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, clients: { type: 'string', default: '200' } },
  });
  const [seconds, clients] = [count(values.seconds, SECONDS_LIMIT), count(values.clients, CLIENTS_LIMIT)];
  const installation = await startInstallation();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  try {
    const fid = await startTask(installation.address);
    const url = `${installation.address}/free?fids=${encodeURIComponent(JSON.stringify([fid]))}`;
    const tally: Tally = { times: [], errors: new Map() };
    const until = performance.now() + seconds * 1000;
    await Promise.all(Array.from({ length: clients }, () => client(url, fid, agent, until, tally)));
    const { times, errors } = tally;
    const row = {
      clients,
      seconds,
      answers: times.length,
      errors: [...errors.values()].reduce((sum, one) => sum + one, 0),
      'answers/s': Math.round(times.length / seconds),
      'p50 ms': Math.round(percentile(times, 0.5)),
      'p95 ms': Math.round(percentile(times, 0.95)),
      'slowest ms': Math.round(percentile(times, 1)),
    };
    process.stdout.write(`\nPolls of /free\n\n${tableOf([row])}\n`);
    for (const [error, often] of errors) process.stderr.write(`bench: ${often} × ${error}\n`);
    if (errors.size > 0) process.exitCode = 1;
  } finally {
    agent.destroy();
    await installation.stop();
  }
}

await main();
