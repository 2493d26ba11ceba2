/** `npm run enlarge -- IN -o OUT …`: the main job without a server. Exit code 0 done, 1 failed, 2 bad input. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upscalePicture } from '@/server/inference/upscale';
import { encodeResult } from '@/server/media/pixels/encode';
import { readArguments, type EnlargeArguments } from './enlarge/arguments';
import { explain, noticeText } from './enlarge/messages';
import { outcomeOf } from './enlarge/outcome';
import { progressBar } from './enlarge/progress-bar';
import { runCommand } from './lib/run-command';

async function run(job: EnlargeArguments, signal: AbortSignal): Promise<void> {
  const outcome = await outcomeOf(job);
  const workDir = await mkdtemp(path.join(tmpdir(), 'guangying-'));
  const bar = progressBar(process.stderr);
  try {
    const master = path.join(workDir, 'master.tif');
    const { source, target, style, noise, network, encoding } = job;
    const made = await upscalePicture({
      ...{ source, master, style, noise, network, workDir, signal, ...outcome },
      onProgress: (progress) => bar.update(progress),
    });
    const { width, height, bytes } = await encodeResult({ master, target, encoding, signal });
    signal.throwIfAborted();
    bar.stop();
    for (const notice of made.notices) process.stderr.write(`note: ${noticeText(notice)}\n`);
    process.stdout.write(`${target}: ${width}×${height} px, ${bytes} bytes, network ${made.modelId}\n`);
  } finally {
    bar.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

process.exitCode = await runCommand('enlarge', explain, (argv, signal) => run(readArguments(argv), signal));
