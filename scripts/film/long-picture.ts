/** `npm run long-picture -- --pictures DIR --out PICTURE.jpg …`: a long picture without a server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderLongPicture } from '@/server/films/long-picture/long-picture';
import { readLongPictureArguments, type LongPictureArguments } from './arguments';
import { runRendering, type CommandTools } from './command';

async function run(
  { plan, target }: LongPictureArguments,
  { signal, onProgress, note }: CommandTools,
): Promise<string> {
  const workDir = await mkdtemp(path.join(tmpdir(), 'guangying-long-'));
  const cover = `${target.slice(0, -path.extname(target).length)}-cover.jpg`;
  try {
    const made = await renderLongPicture({
      ...{ plan, workDir, signal, files: { picture: target, cover } },
      onProgress: ({ stage, fraction }) => onProgress(stage, fraction),
    });
    for (const { index, code } of made.leftOut) note(plan.pictures[index].file, code);
    const scaled = made.scaled ? ', narrower than 1080 px because a JPEG cannot be taller' : '';
    return `${target}: ${made.width}×${made.height} px${scaled}, ${made.bytes} bytes`;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

process.exitCode = await runRendering('long-picture', readLongPictureArguments, run);
