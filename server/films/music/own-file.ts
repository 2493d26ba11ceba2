/** Music that somebody brings along: MP3, M4A or WAV. */
import { open, stat } from 'node:fs/promises';
import { Refusal } from '@/server/platform/errors';
import { FfmpegError, runFfmpeg } from '../ffmpeg/run';
import { MAX_MUSIC_BYTES } from './limits';
import type { Sound } from './loudness';

type Demuxer = 'mp3' | 'mov' | 'wav';

/** What a file is decides its content: ffmpeg would open playlists, too, which name other files. */
function demuxerOf(head: Buffer): Demuxer | undefined {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return 'wav';
  if (ascii(4, 8) === 'ftyp') return 'mov';
  if (ascii(0, 3) === 'ID3') return 'mp3';
  // Eleven bits of synchronisation, MPEG layer III.
  return head.length > 1 && head[0] === 0xff && (head[1] & 0xe6) === 0xe2 ? 'mp3' : undefined;
}

/** Seconds over which a loop's end runs into the film's end, and in which music comes and goes. */
const FADE = { in: 0.4, out: 2.5 };

/** A file that can be heard, and how ffmpeg opens it. */
interface OwnMusic {
  demuxer: Demuxer;
  source: readonly string[];
  /** What ffmpeg said of it. */
  said: string;
}

/** Checks a music file by decoding its first second. Throws `Refusal` notAudio, or musicTooLarge {bytes, limit}. */
async function openMusic(file: string, signal?: AbortSignal): Promise<OwnMusic> {
  const { size } = await stat(file);
  if (size > MAX_MUSIC_BYTES) {
    throw new Refusal('tooLarge', 'musicTooLarge', { bytes: size, limit: MAX_MUSIC_BYTES });
  }
  const handle = await open(file);
  const head = await handle.read(Buffer.alloc(16), 0, 16, 0).finally(() => handle.close());
  const demuxer = demuxerOf(head.buffer.subarray(0, head.bytesRead));
  if (!demuxer) throw new Refusal('unsupported', 'notAudio');
  const source = ['-protocol_whitelist', 'file', '-f', demuxer, '-i', file];
  try {
    const first = ['-v', 'info', '-t', '1', ...source, '-map', '0:a:0', '-f', 'null', '-'];
    return { demuxer, source, said: await runFfmpeg(first, signal) };
  } catch (error) {
    if (error instanceof FfmpegError) throw new Refusal('unsupported', 'notAudio');
    throw error;
  }
}

const MIMES: Readonly<Record<Demuxer, string>> = { mp3: 'audio/mpeg', mov: 'audio/mp4', wav: 'audio/wav' };
const DURATION = /Duration: (\d+):(\d+):([\d.]+)/;

/** What a music file is, and its length where it says so. Throws as `openMusic` does. */
export async function listenTo(
  file: string,
  signal?: AbortSignal,
): Promise<{ mime: string; seconds: number | null }> {
  const { demuxer, said } = await openMusic(file, signal);
  const [, hours, minutes, seconds] = DURATION.exec(said) ?? [];
  const length = 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
  return { mime: MIMES[demuxer], seconds: Number.isFinite(length) ? length : null };
}

/**
 * Checks a music file and describes how the film hears it: from the beginning, again if it is too short, faded at the
 * end. Throws `Refusal` notAudio, or musicTooLarge {bytes, limit}.
 */
export async function ownMusic(file: string, seconds: number, signal?: AbortSignal): Promise<Sound> {
  const { source } = await openMusic(file, signal);
  const out = Math.min(FADE.out, seconds / 3);
  return {
    input: ['-stream_loop', '-1', ...source, '-t', (seconds + 1).toFixed(3)],
    // Encoders begin late by some ms; counted in samples, the sound is exactly as long as the film.
    filters: `asetpts=N/SR/TB,apad,atrim=end=${seconds.toFixed(3)},afade=t=in:d=${FADE.in},afade=t=out:st=${(seconds - out).toFixed(3)}:d=${out.toFixed(3)}`,
  };
}
