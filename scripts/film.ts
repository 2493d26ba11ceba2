/** `npm run film -- --pictures DIR --out FILM.mp4 …`: a film without a server. Exit code 0 done, 1 failed, 2 bad input. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderFilm } from '@/server/films/render/film';
import { readFilmArguments, type FilmArguments } from './film/arguments';
import { runRendering, type CommandTools } from './film/command';

async function run(
  { plan, target, keep }: FilmArguments,
  { signal, onProgress, note }: CommandTools,
): Promise<string> {
  const workDir = keep ?? (await mkdtemp(path.join(tmpdir(), 'guangying-film-')));
  const base = target.slice(0, -path.extname(target).length);
  const files = {
    film: target,
    cover: `${base}-cover.jpg`,
    poster: `${base}-poster.jpg`,
    captions: `${base}.vtt`,
  };
  try {
    const made = await renderFilm({
      ...{ plan, files, workDir, signal },
      onProgress: ({ stage, fraction, segment }) =>
        onProgress(segment ? `segment ${segment.number} of ${segment.of}` : stage, fraction),
    });
    for (const { index, code } of made.leftOut) note(plan.pictures[index].file, code);
    const { width, height, fps, seconds, bytes, segments } = made;
    return `${target}: ${width}×${height}, ${fps} frames a second, ${seconds.toFixed(1)} s, ${segments} segments, ${bytes} bytes`;
  } finally {
    if (!keep) await rm(workDir, { recursive: true, force: true });
  }
}

process.exitCode = await runRendering('film', readFilmArguments, run);
