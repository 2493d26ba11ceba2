/** One loudness for all films: EBU R 128 by ffmpeg's loudnorm, measured first and then set by a constant gain. */
import { z } from 'zod';
import { runFfmpeg } from '../ffmpeg/run';

/** LUFS, and the highest true peak in dBTP: music under pictures, a little below what streaming services play. */
export const TARGET = { loudness: -17, peak: -1.5, range: 11 } as const;

const decibels = z.coerce.number();
const measurement = z.object({
  input_i: decibels,
  input_tp: decibels,
  input_lra: decibels,
  input_thresh: decibels,
  target_offset: decibels,
});

const goal = `I=${TARGET.loudness}:TP=${TARGET.peak}:LRA=${TARGET.range}`;

export interface Sound {
  /** ffmpeg's arguments that open the sound. */
  input: readonly string[];
  /** Filters before it is measured: what the film will hear. */
  filters: string;
}

/** Measures a sound after its filters; null for silence. */
export async function measureLoudness({ input, filters }: Sound, signal?: AbortSignal) {
  const chain = [filters, `loudnorm=${goal}:print_format=json`].filter(Boolean).join(',');
  const said = await runFfmpeg(
    ['-v', 'info', ...input, '-map', '0:a:0', '-af', chain, '-f', 'null', '-'],
    signal,
  );
  const json = /\{[^{}]*"input_i"[^{}]*\}/.exec(said)?.[0];
  if (!json) throw new Error('ffmpeg told no loudness');
  const parsed = measurement.safeParse(JSON.parse(json));
  return parsed.success && Number.isFinite(parsed.data.input_i) ? parsed.data : null;
}

/** Peaks above this are rounded off first, so that a constant gain reaches the loudness without clipping. */
const limiter = (gainDb: number, peak: number) => {
  const over = peak + gainDb - TARGET.peak;
  return over > 0
    ? `alimiter=level=false:attack=3:release=60:limit=${(10 ** ((TARGET.peak - 0.3) / 20)).toFixed(4)}`
    : '';
};

/** Writes a sound at the target loudness as 16-bit stereo WAV of 48 kHz. Silence stays silent. */
export async function normaliseLoudness(sound: Sound, target: string, signal?: AbortSignal): Promise<void> {
  const measured = await measureLoudness(sound, signal);
  const gain = measured ? Math.min(30, TARGET.loudness - measured.input_i) : 0;
  const level = measured ? [`volume=${gain.toFixed(2)}dB`, limiter(gain, measured.input_tp)] : [];
  const chain = [sound.filters, ...level].filter(Boolean).join(',');
  await runFfmpeg(
    [
      ...['-v', 'error', ...sound.input, '-map', '0:a:0', ...(chain ? ['-af', chain] : [])],
      ...['-ar', '48000', '-ac', '2', '-c:a', 'pcm_s16le', '-fflags', '+bitexact', '-f', 'wav', target],
    ],
    signal,
  );
}
