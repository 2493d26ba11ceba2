/** How long the models of document 003 take: the time of whole requests to a throw-away installation. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startInstallation } from '@/scripts/lib/installation';
import { conditions } from './lib/machine';
import { photograph } from './lib/photograph';
import { target, type BenchReport, type Row } from './lib/report';
import { percentile } from './lib/statistics';

const SIZE = { width: 1632, height: 1224 };
/** Requests of each kind; the first one loads code and network and is told apart. */
const ROUNDS = { seen: 31, made: 11 };
/** ms that the 95th percentile promises; a style at 1024 px has five seconds. */
const PROMISED_MS = 1000;
const STYLE_PROMISED_MS = 5000;
/** Callers that come at the same moment. */
const CROWD = 8;

interface Asked {
  name: string;
  path: string;
  fields: Record<string, string>;
  promisedMs: number;
  rounds: number;
}

const asked = (name: string, rounds: number, fields: Record<string, string> = {}): Asked => ({
  ...{ name: [name, ...Object.entries(fields).flat()].join(' '), path: `/api/${name}`, fields },
  ...{ promisedMs: name === 'style' ? STYLE_PROMISED_MS : PROMISED_MS, rounds },
});
const ASKED: readonly Asked[] = [
  asked('color', ROUNDS.seen, { k: '5' }),
  asked('weather', ROUNDS.seen),
  asked('fsrcnn', ROUNDS.made, { scale: '2' }),
  asked('fsrcnn', ROUNDS.made, { scale: '3' }),
  asked('fsrcnn', ROUNDS.made, { scale: '4' }),
  asked('style', ROUNDS.made),
];

/** Milliseconds and HTTP status of one request. */
async function ask(address: string, picture: Buffer, { path: where, fields }: Asked) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('image', new Blob([new Uint8Array(picture)]), 'picture.jpg');
  const began = performance.now();
  const answer = await fetch(address + where, { method: 'POST', body: form });
  await answer.arrayBuffer();
  return { ms: performance.now() - began, status: answer.status };
}

interface Figures {
  row: Row;
  promise: Row;
}

async function measure(address: string, picture: Buffer, what: Asked): Promise<Figures | null> {
  const first = await ask(address, picture, what);
  if (first.status !== 200) return null;
  const times: number[] = [];
  for (let i = 1; i < what.rounds; i++) times.push((await ask(address, picture, what)).ms);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const crowd = await Promise.all(Array.from({ length: CROWD }, () => ask(address, picture, what)));
  const row = {
    address: what.name,
    'first ms': Math.round(first.ms),
    'p50 ms': Math.round(p50),
    'p95 ms': Math.round(p95),
    [`slowest of ${CROWD} at once, ms`]: Math.round(Math.max(...crowd.map(({ ms }) => ms))),
    served: `${crowd.filter(({ status }) => status === 200).length}/${CROWD}`,
  };
  const promise = `${what.name}: p95 below ${what.promisedMs} ms`;
  return { row, promise: target(promise, `${Math.round(p95)} ms`, p95 < what.promisedMs) };
}

/** Asks each address again and again; those whose network is not installed are left out. */
export async function benchVision(): Promise<BenchReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guangying-bench-'));
  const picture = readFileSync(await photograph(folder, SIZE));
  const notes = conditions();
  const installation = await startInstallation();
  try {
    const figures: Figures[] = [];
    for (const one of ASKED) {
      const measured = await measure(installation.address, picture, one);
      if (measured) figures.push(measured);
      else notes.push(`${one.name}: not answered, its network is not installed.`);
    }
    const size = `${SIZE.width}×${SIZE.height}`;
    return {
      name: 'vision',
      tables: {
        [`Requests with a JPEG of ${size} px (${(picture.length / 1e6).toFixed(1)} MB)`]: figures.map(
          ({ row }) => row,
        ),
        Promises: figures.map(({ promise }) => promise),
      },
      notes,
    };
  } finally {
    await installation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
