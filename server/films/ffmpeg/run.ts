/** Finding and running ffmpeg. */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';

/** ffmpeg-static's binary, if its install script ran. */
function packaged(): string | undefined {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'ffmpeg-static', name);
  return existsSync(file) ? file : undefined;
}

let found: string | undefined;

/** `FFMPEG_BIN`, the packaged binary or the one on the PATH. Throws `Refusal` ffmpegMissing where none answers. */
export function ffmpegBinary(): string {
  if (found) return found;
  const candidate = config().FFMPEG_BIN ?? packaged() ?? 'ffmpeg';
  if (spawnSync(/* turbopackIgnore: true */ candidate, ['-version'], { stdio: 'ignore' }).status !== 0) {
    throw new Refusal('unavailable', 'ffmpegMissing');
  }
  return (found = candidate);
}

/** What ffmpeg said last is kept, not all of it. */
const KEPT_BYTES = 8000;

export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';

  constructor(
    readonly said: string,
    code: number | null,
  ) {
    super(`ffmpeg ended with ${code}: ${said.trim().split('\n').at(-1) ?? ''}`);
  }
}

function failure(said: string, code: number | null): Error {
  return /no space left on device|disk quota exceeded/i.test(said)
    ? new Refusal('unavailable', 'diskFull')
    : new FfmpegError(said, code);
}

export interface FfmpegRun {
  process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Resolves with what it said on standard error; rejects with the signal's reason, a `Refusal` or `FfmpegError`. */
  ended: Promise<string>;
}

/** Starts ffmpeg. Aborting `signal` kills it at once: there is nothing that it would have to put away. */
export function startFfmpeg(args: readonly string[], signal?: AbortSignal): FfmpegRun {
  signal?.throwIfAborted();
  const child = spawn(
    /* turbopackIgnore: true */ ffmpegBinary(),
    ['-hide_banner', '-nostdin', '-y', ...args],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const kill = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT_BYTES)));
  // A pipe that ffmpeg closes early is told by its exit code.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      signal?.removeEventListener('abort', kill);
      if (signal?.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      else if (code === 0) resolve(said);
      else reject(failure(said, code));
    });
  });
  // Whoever feeds the pipe awaits it later; until then a failure must not count as unhandled.
  ended.catch(() => undefined);
  return { process: child, ended };
}

/** Runs ffmpeg to its end without input; answers what it said on standard error. */
export async function runFfmpeg(args: readonly string[], signal?: AbortSignal): Promise<string> {
  const { process: child, ended } = startFfmpeg(args, signal);
  child.stdin.end();
  child.stdout.resume();
  return ended;
}
