/** `npm run restore -- IN -o OUT --seq …`: restoration without a server. Exit code 0 done, 1 failed, 2 bad input. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Operation } from '@/server/enhance/operations';
import { sharesOf } from '@/server/enhance/operations/cost';
import type { StepFacts } from '@/server/enhance/operations/facts';
import { checkNetworks } from '@/server/enhance/operations/networks';
import { keepPicture, performOperation } from '@/server/enhance/operations/perform';
import { freeze } from '@/server/enhance/size';
import { encodeResult } from '@/server/media/pixels/encode';
import type { PictureNotice } from '@/server/media/pixels/notices';
import { probePicture } from '@/server/media/pixels/probe';
import { explain, noticeText } from './enlarge/messages';
import { progressBar, type ProgressBar } from './enlarge/progress-bar';
import { runCommand } from './lib/run-command';
import { readArguments, type RestoreArguments } from './restore/arguments';

interface Work {
  job: RestoreArguments;
  operations: Operation[];
  /** Where each operation begins in 0..1. */
  shares: number[];
  workDir: string;
  signal: AbortSignal;
  bar: ProgressBar;
}

/** What an operation found out, as one line of names and values. */
const factsLine = (facts: StepFacts) =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toFixed(3) : String(value)}`)
    .join(', ');

/** Does all operations; the last master and what was said on the way. */
async function perform({ job, operations, shares, workDir, signal, bar }: Work) {
  const startedAt = performance.now();
  let source = job.source;
  const said: string[] = [];
  const notices = new Set<PictureNotice>();
  for (const [ordinal, operation] of operations.entries()) {
    const master = path.join(workDir, `step-${ordinal}.tif`);
    const [from, to] = [shares[ordinal], shares[ordinal + 1]];
    const begun = performance.now();
    const made = await performOperation(operation, {
      ...{ source, master, workDir, signal, mask: job.mask, isMaster: ordinal > 0 },
      onProgress: ({ fraction: share }) => {
        const fraction = from + (to - from) * share;
        const spent = performance.now() - startedAt;
        const remainingMs = fraction > 0 ? (spent * (1 - fraction)) / fraction : undefined;
        bar.update({ fraction, stage: operation.kind, remainingMs });
      },
    });
    for (const notice of made.notices) notices.add(notice);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    said.push(`${operation.kind}: ${seconds} s, ${factsLine(made.facts)}`);
    if (ordinal > 0) await rm(source);
    source = master;
  }
  return { master: source, said, notices };
}

async function run(job: RestoreArguments, signal: AbortSignal): Promise<void> {
  const picture = await probePicture(job.source);
  const operations = job.wishes.map((wish) => freeze(wish, picture)).filter((one) => one !== null);
  checkNetworks(operations);
  const workDir = await mkdtemp(path.join(tmpdir(), 'guangying-'));
  const bar = progressBar(process.stderr);
  try {
    const shares = sharesOf(operations, picture);
    const done = await perform({ job, operations, shares, workDir, signal, bar });
    let { master } = done;
    if (operations.length === 0) {
      master = path.join(workDir, 'master.tif');
      await keepPicture({ source: job.source, master, workDir, signal });
    }
    const { target, encoding } = job;
    const { width, height, bytes } = await encodeResult({ master, target, encoding, signal });
    signal.throwIfAborted();
    bar.stop();
    for (const notice of done.notices) process.stderr.write(`note: ${noticeText(notice)}\n`);
    if (operations.length < job.wishes.length) process.stderr.write('note: large enough already\n');
    for (const line of done.said) process.stdout.write(`${line}\n`);
    process.stdout.write(`${target}: ${width}×${height} px, ${bytes} bytes\n`);
  } finally {
    bar.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

process.exitCode = await runCommand('restore', explain, (argv, signal) => run(readArguments(argv), signal));
