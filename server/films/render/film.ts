/** A whole film: examined, prepared, rendered segment by segment, set to music and joined. */
import { stat, writeFile, rename } from 'node:fs/promises';
import { soundtrack } from '../music/soundtrack';
import { captionTrack } from './captions';
import { directFilm, type Script } from './direct';
import { FORMATS, type FilmFormat } from './formats';
import { joinSegments, stillOf } from './join';
import type { LeftOut } from './pictures/facts';
import type { FilmPlan } from './plan';
import { renderSegment } from './segment';
import { TEMPLATES } from './templates';
import type { Timeline } from './timeline';

export interface FilmProgress {
  stage: 'pictures' | 'music' | 'segments' | 'join';
  /** Of the whole work, 0..1, never falling. */
  fraction: number;
  /** Segment and frame in it that are being rendered, counted from 1; of how many. */
  segment?: { number: number; of: number; frame: number; frames: number };
}

export interface FilmFiles {
  /** MP4: H.264 yuv420p, AAC, index at the front. */
  film: string;
  /** JPEGs of the film's size: a telling picture, and the title (or the first picture). */
  cover: string;
  poster: string;
  /** WebVTT. */
  captions: string;
}

export interface FilmResult extends FilmFormat {
  seconds: number;
  bytes: number;
  /** Positions in the plan of pictures that the film is made without, and why (codes of `errors.*`). */
  leftOut: LeftOut[];
  segments: number;
}

export interface FilmOptions {
  plan: FilmPlan;
  files: FilmFiles;
  /** Another size and speed than the plan's, for previews; even sides. */
  format?: FilmFormat | undefined;
  /** Keeps what is finished; the same folder resumes after an interruption. The caller removes it. */
  workDir: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: FilmProgress) => void) | undefined;
}

/** Shares of the work, about. */
const SHARE = { pictures: 0.12, music: 0.05, segments: 0.8 } as const;

/** What the composer is told about the film. */
export function occasionOf({ slots, beats, frames }: Timeline, plan: FilmPlan, { fps }: FilmFormat) {
  const [first, last] = [slots[0], slots[slots.length - 1]];
  return {
    style: TEMPLATES[plan.template].music,
    beats,
    opening: first.kind === 'title' ? first.beats : 0,
    ending: last.kind === 'ending' ? last.beats : 0,
    cuts: slots.map(({ beat }) => beat),
    seconds: frames / fps,
  };
}

async function renderAll(script: Script, { workDir, signal, onProgress }: FilmOptions): Promise<void> {
  const { segments } = script;
  const all = segments.reduce((sum, { recipe }) => sum + recipe.frames, 0);
  let done = 0;
  for (const [i, segment] of segments.entries()) {
    const { frames } = segment.recipe;
    const tell = (frame: number) =>
      onProgress?.({
        stage: 'segments',
        fraction: SHARE.pictures + SHARE.music + (SHARE.segments * (done + frame)) / all,
        segment: { number: i + 1, of: segments.length, frame, frames },
      });
    await renderSegment(segment, { workDir, signal, onFrame: tell });
    tell(frames);
    done += frames;
  }
}

/** Seconds at which a slot shows its picture alone. */
function calmMoment({ slots }: Timeline, kind: 'title' | 'picture', fps: number): number {
  const slot = slots.find((candidate) => candidate.kind === kind) ?? slots[0];
  const share = kind === 'title' ? 0.72 : 0.5;
  return (slot.from + slot.enter + (slot.until - slot.leave - slot.from - slot.enter) * share) / fps;
}

/**
 * Makes a film. Throws `Refusal` noUsablePicture {reason}, notAudio, musicTooLarge, ffmpegMissing, diskFull; the
 * signal's reason when it is aborted. Finished files appear complete or not at all.
 */
export async function renderFilm(options: FilmOptions): Promise<FilmResult> {
  const { plan, files, workDir, signal, onProgress } = options;
  const format = options.format ?? FORMATS[plan.format];
  const script = await directFilm(plan, {
    ...{ workDir, signal, format },
    onPicture: (done, of) => onProgress?.({ stage: 'pictures', fraction: (SHARE.pictures * done) / of }),
  });
  const { timeline, segments, leftOut } = script;
  onProgress?.({ stage: 'music', fraction: SHARE.pictures });
  const sound = await soundtrack(plan.music, occasionOf(timeline, plan, format), { workDir, signal });
  await renderAll(script, options);
  onProgress?.({ stage: 'join', fraction: SHARE.pictures + SHARE.music + SHARE.segments });
  await joinSegments({ segments, workDir, sound, target: files.film, signal });
  await stillOf(files.film, calmMoment(timeline, 'picture', format.fps), files.cover, signal);
  await stillOf(files.film, calmMoment(timeline, 'title', format.fps), files.poster, signal);
  await writeFile(`${files.captions}.part`, captionTrack(segments, timeline));
  await rename(`${files.captions}.part`, files.captions);
  onProgress?.({ stage: 'join', fraction: 1 });
  const { size: bytes } = await stat(files.film);
  return { ...format, seconds: timeline.frames / format.fps, bytes, leftOut, segments: segments.length };
}
