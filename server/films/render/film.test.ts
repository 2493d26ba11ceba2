/** Guarantees of whole films: smooth, resumable, repeatable, and made of what can be used. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { runFfmpeg } from '../ffmpeg/run';
import { renderFilm, type FilmProgress } from './film';
import { filmPlan, type FilmPlanInput } from './plan';
import { greyFrames } from './testing/clip';
import { smoothnessOf, stepsOf } from './testing/motion';
import { writeClouds } from './testing/pictures';

// Several films are encoded here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const FORMAT = { width: 256, height: 144, fps: 25 };
let folder: string;
const inFolder = (name: string) => path.join(folder, name);
const picture = (index: number) => inFolder(`picture-${index}.jpg`);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'film-test-'));
  for (const [index, [width, height]] of [
    [480, 270],
    [300, 400],
    [800, 200],
  ].entries()) {
    await writeClouds(picture(index), width, height, index + 1);
  }
  writeFileSync(inFolder('broken.jpg'), readFileSync(picture(0)).subarray(0, 9000));
});
afterAll(() => rmSync(folder, { recursive: true }));

const filesOf = (name: string) => ({
  film: inFolder(`${name}.mp4`),
  cover: inFolder(`${name}-cover.jpg`),
  poster: inFolder(`${name}-poster.jpg`),
  captions: inFolder(`${name}.vtt`),
});

function make(
  name: string,
  plan: FilmPlanInput,
  {
    workDir = inFolder(`${name}-work`),
    signal,
    onProgress,
  }: {
    workDir?: string;
    signal?: AbortSignal;
    onProgress?: (progress: FilmProgress) => void;
  } = {},
) {
  return renderFilm({
    plan: filmPlan.parse({ music: { kind: 'none' }, secondsPerPicture: 1.5, ...plan }),
    ...{ format: FORMAT, files: filesOf(name), workDir, signal, onProgress },
  });
}

const segmentsIn = (workDir: string) => {
  const inside = path.join(workDir, 'segments');
  return existsSync(inside) ? readdirSync(inside).sort() : [];
};

/** What a player is told about the film's streams. */
const described = (file: string) => runFfmpeg(['-v', 'info', '-i', file, '-map', '0', '-f', 'null', '-']);

test('zooms and pans move smoothly and never back', async () => {
  for (const motion of ['in', 'right'] as const) {
    const pictures = [{ file: picture(0), motion }];
    await make(motion, { pictures, secondsPerPicture: 4 });
    const clip = await greyFrames(filesOf(motion).film, { ...FORMAT, from: 1, count: 60 });
    const { jitter, reversals, steps } = smoothnessOf(stepsOf(clip, { left: 20, top: 20, side: 64 }));
    expect(steps).toBeGreaterThan(50);
    expect(reversals).toBe(0);
    expect(jitter).toBeLessThan(0.1);
  }
});

test('the film has the frames of its timeline, evenly spaced, and the formats that old players know', async () => {
  const pictures = [0, 1].map((index) => ({ file: picture(index) }));
  const made = await make('plain', {
    pictures,
    title: '漓江春色',
    template: 'garden',
    music: { kind: 'composed' },
  });
  const told = await described(filesOf('plain').film);
  expect(told).toMatch(/h264 \(High\).*yuv420p.*256x144.*25 fps/);
  expect(told).toMatch(/aac.*48000 Hz, stereo/);
  const frames = [...told.matchAll(/frame=\s*(\d+)/g)].at(-1)?.[1];
  expect(Number(frames)).toBe(Math.round(made.seconds * FORMAT.fps));
  // The index lies before the pictures: players begin before all is loaded.
  const bytes = readFileSync(filesOf('plain').film);
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  for (const file of Object.values(filesOf('plain'))) expect(statSync(file).size).toBeGreaterThan(0);
  expect(readFileSync(filesOf('plain').captions, 'utf8')).toMatch(/^WEBVTT\n\n00:00:00.*\n漓江春色\n/);
});

test('the same plan gives the same bytes, and a changed verse renders its own segment only', async () => {
  const plan = (verse: string): FilmPlanInput => ({
    pictures: [0, 1, 2].map((index) => ({ file: picture(index), verse: index === 2 ? verse : '' })),
  });
  await make('first', plan('两岸青山'));
  await make('second', plan('两岸青山'));
  const [first, second] = ['first', 'second'].map((name) => readFileSync(filesOf(name).film));
  expect(first.equals(second)).toBe(true);
  const before = segmentsIn(inFolder('first-work'));
  await make('changed', plan('一舟横渡'), { workDir: inFolder('first-work') });
  const after = segmentsIn(inFolder('first-work'));
  // The picture itself and the one that gives way to it.
  expect(after.length - before.length).toBe(2);
});

test('an interrupted film leaves no half segment, and goes on with what is missing', async () => {
  const plan: FilmPlanInput = { pictures: [0, 1, 2].map((index) => ({ file: picture(index) })) };
  const workDir = inFolder('interrupted-work');
  const cancel = new AbortController();
  const stopInSecond = ({ segment }: FilmProgress) => {
    if (segment?.number === 2 && segment.frame === 5) cancel.abort(new Error('stopped'));
  };
  const stopped = make('interrupted', plan, { workDir, signal: cancel.signal, onProgress: stopInSecond });
  await expect(stopped).rejects.toThrow('stopped');
  const finished = segmentsIn(workDir);
  expect(finished).toHaveLength(1);
  expect(finished[0]).toMatch(/^[0-9a-f]{32}\.mp4$/);
  expect(existsSync(filesOf('interrupted').film)).toBe(false);
  const kept = statSync(path.join(workDir, 'segments', finished[0])).mtimeMs;
  const rendered = new Set<number>();
  await make('interrupted', plan, {
    workDir,
    onProgress: ({ segment }) => segment && segment.frame < segment.frames && rendered.add(segment.number),
  });
  expect([...rendered]).toEqual([2, 3]);
  expect(statSync(path.join(workDir, 'segments', finished[0])).mtimeMs).toBe(kept);
});

test('broken and missing pictures are left out and named; without any other the film is refused', async () => {
  const broken = [{ file: inFolder('broken.jpg') }, { file: inFolder('missing.jpg') }];
  const made = await make('left-out', { pictures: [broken[0], { file: picture(0) }, broken[1]] });
  expect(made.leftOut).toEqual([
    { index: 0, code: 'truncatedPicture' },
    { index: 2, code: 'pictureMissing' },
  ]);
  expect(made.segments).toBe(1);
  const refused = await make('nothing', { pictures: broken }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'noUsablePicture' });
});

test('progress never falls and ends with 1', async () => {
  const told: number[] = [];
  await make(
    'told',
    { pictures: [{ file: picture(0) }] },
    { onProgress: ({ fraction }) => void told.push(fraction) },
  );
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});
