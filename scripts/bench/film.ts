/** Films: CPU seconds for a second of film, smoothness and memory, against zoompan and xfade in the same run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderFilm } from '@/server/films/render/film';
import { FORMATS, type FormatName } from '@/server/films/render/formats';
import { filmPlan, type FilmPlanInput } from '@/server/films/render/plan';
import { greyFrames } from '@/server/films/render/testing/clip';
import { smoothnessOf, stepsOf } from '@/server/films/render/testing/motion';
import { filmsInARow } from './film/memory';
import { measured } from './film/usage';
import { zoompanFilm } from './film/peer';
import { short } from './lib/statistics';
import { target, type BenchReport, type Row } from './lib/report';

const SAMPLES = [
  'landscape-dawn',
  'landscape-noon',
  'landscape-dusk',
  'landscape-night',
  'still-life',
  'old-photo',
];
const VERSE = ['漓江三月雨如烟，山色空蒙水接天。', '', '落日熔金，暮云合璧。'];
/** Seconds of a picture where its motion is measured, and where many pictures are. */
const [SLOW, QUICK] = [8, 3];
const MANY = 30;
/** Films in a row, and by how many MB they may leave the worker larger. */
const [IN_A_ROW, FLAT_MB] = [20, 40];
/** What is followed: a textured square away from the middle, as a share of the frame. */
const FOLLOWED = { left: 0.12, top: 0.3, side: 0.16 };

const sample = (i: number) => path.resolve('public/samples', `${SAMPLES[i % SAMPLES.length]}.jpg`);

interface Studio {
  folder: string;
}

async function ours({ folder }: Studio, name: string, plan: FilmPlanInput) {
  const base = path.join(folder, name);
  const files = {
    film: `${base}.mp4`,
    cover: `${base}.jpg`,
    poster: `${base}-p.jpg`,
    captions: `${base}.vtt`,
  };
  const used = await measured(() =>
    renderFilm({ plan: filmPlan.parse(plan), files, workDir: `${base}-work` }),
  );
  return { ...used, film: files.film, seconds: used.result.seconds };
}

async function smoothness(film: string, format: FormatName) {
  const { width, height, fps } = FORMATS[format];
  const clip = await greyFrames(film, { width, height, from: 1.5, count: 5 * fps });
  const [left, top, side] = [FOLLOWED.left * width, FOLLOWED.top * height, FOLLOWED.side * height].map(
    Math.round,
  );
  return smoothnessOf(stepsOf(clip, { left, top, side }));
}

const rowOf = (
  name: string,
  seconds: number,
  used: { cpuSeconds: number; wallSeconds: number; peakMb: number },
): Row => ({
  film: name,
  'seconds of film': short(seconds),
  'CPU-s per s': short(used.cpuSeconds / seconds),
  'wall s per s': short(used.wallSeconds / seconds),
  'peak MB': Math.round(used.peakMb),
});

/** Smoothness of one slow zoom over the same picture. */
async function motion(studio: Studio): Promise<{ rows: Row[]; jitter: number; reversals: number }> {
  const pictures = [{ file: sample(1), motion: 'in' as const }];
  const made = await ours(studio, 'motion', { pictures, secondsPerPicture: SLOW, music: { kind: 'none' } });
  const peer = path.join(studio.folder, 'peer-motion.mp4');
  await zoompanFilm([sample(1)], SLOW, FORMATS['720p'], peer);
  const [own, other] = [await smoothness(made.film, '720p'), await smoothness(peer, '720p')];
  const row = (film: string, { jitter, reversals, steps }: typeof own): Row => ({
    ...{ film, 'jitter px/frame²': short(jitter), 'steps backwards': reversals, 'of steps': steps },
  });
  return {
    rows: [row('Guangying', own), row('ffmpeg zoompan', other)],
    jitter: own.jitter,
    reversals: own.reversals,
  };
}

/** Cost at a format: our film with everything against zoompan and xfade without words and music. */
async function cost(
  studio: Studio,
  format: FormatName,
  count: number,
): Promise<{ rows: Row[]; perSecond: number; peakMb: number }> {
  const files = Array.from({ length: count }, (_, i) => sample(i));
  const plan: FilmPlanInput = {
    ...{
      format,
      title: '漓江春色',
      subtitle: '江作青罗带，山如碧玉簪',
      author: '光影',
      secondsPerPicture: QUICK,
    },
    pictures: files.map((file, i) => ({ file, verse: VERSE[i % VERSE.length] })),
  };
  const own = await ours(studio, `cost-${format}`, plan);
  const few = files.slice(0, 6);
  const other = await measured(() =>
    zoompanFilm(few, QUICK, FORMATS[format], path.join(studio.folder, `peer-${format}.mp4`)),
  );
  return {
    rows: [
      rowOf(`Guangying ${format}, ${count} pictures`, own.seconds, own),
      rowOf(`zoompan + xfade ${format}, ${few.length} pictures`, few.length * QUICK + 1, other),
    ],
    perSecond: own.cpuSeconds / own.seconds,
    peakMb: own.peakMb,
  };
}

export async function benchFilm(): Promise<BenchReport> {
  const studio = { folder: await mkdtemp(path.join(tmpdir(), 'guangying-bench-film-')) };
  try {
    const moved = await motion(studio);
    const small = await cost(studio, '720p', MANY);
    const large = await cost(studio, '1080p', 6);
    const row = await filmsInARow(
      studio.folder,
      SAMPLES.map((_, i) => sample(i)),
      IN_A_ROW,
    );
    const promises = [
      target('jitter below 0.1 px/frame²', `${short(moved.jitter)}`, moved.jitter < 0.1),
      target('no step backwards', `${moved.reversals}`, moved.reversals === 0),
      target('720p25: at most 1.0 CPU-s per second', `${short(small.perSecond)}`, small.perSecond <= 1),
      target('1080p30: at most 2.2 CPU-s per second', `${short(large.perSecond)}`, large.perSecond <= 2.2),
      target('30 pictures at 720p: below 700 MB', `${Math.round(small.peakMb)} MB`, small.peakMb < 700),
      target(
        `memory flat over ${IN_A_ROW} films`,
        `${Math.round(row.growthMb)} MB more`,
        row.growthMb < FLAT_MB,
      ),
    ];
    return {
      name: 'film',
      tables: {
        'Smoothness of a zoom, 720p25': moved.rows,
        Cost: [...small.rows, ...large.rows],
        'Memory from film to film': row.rows,
        Promises: promises,
      },
      notes: [
        'Ours includes decoding, titles, verse, transitions, music, joining, cover and poster; the peer has no words and no sound.',
        `Pictures stay ${QUICK} s, so that transitions take a larger share than in a usual film. Memory and CPU include ffmpeg.`,
      ],
      ...(moved.jitter < 0.1 && moved.reversals === 0 ? {} : { failed: 'the camera shakes' }),
    };
  } finally {
    await rm(studio.folder, { recursive: true, force: true });
  }
}
