/** onnxruntime sessions: made when first needed, kept while few, never released under a running job. */
import * as ort from 'onnxruntime-node';
import { config } from '@/server/platform/config';
import type { Model } from './manifest';
import { fileToRun, readModelFile, type ModelFile } from './model-files';
import { Scratch } from './tensors';

/** A network ready to run on planes of float in the range that its manifest entry says. */
export interface Network {
  readonly model: Model;
  readonly scale: number;
  /** Context in input px that a tile needs on each side. */
  readonly halo: number;
  /**
   * C×H×W in, C×sH×sW out (the single picture of an NCHW batch), the latter valid until the next call.
   * onnxruntime-node blocks this thread while it computes: what must stay awake goes through `threads/`.
   */
  run(pixels: Float32Array, width: number, height: number): Promise<Float32Array>;
  /** The same into memory of the caller, which may be longer than needed but not shared between threads. */
  runInto(result: Float32Array, pixels: Float32Array, width: number, height: number): Promise<void>;
}

/** Idle sessions kept; each of those that enlarge holds about 80 MB once it has run. */
let kept = 3;

/** Keeps so many idle sessions from now on in this thread: where networks are small and people wait for them. */
export function keepIdleSessions(count: number): void {
  kept = count;
}

/**
 * Options measured on two cores: only level `all` makes the blocked layout (1.9×); spinning threads steal the
 * cores from whoever shares the machine (378 against 614 ms under load, design/models.md). The arena is on:
 * tiles have few shapes, so it stays at 60 MB, while without it glibc keeps up to 300 MB of freed blocks.
 */
export function sessionOptions(threads: number): ort.InferenceSession.SessionOptions {
  return {
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: true,
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}

interface Entry {
  session: Promise<ort.InferenceSession>;
  users: number;
}

/** By hash and number of threads, least recently used first. */
const sessions = new Map<string, Entry>();

interface Held {
  session: ort.InferenceSession;
  release(): Promise<void>;
}

/** A session that is not released before its holder says so. Throws when the file is not the published network. */
async function hold(file: ModelFile, threads: number): Promise<Held> {
  const key = `${file.sha256} ${threads}`;
  const load = () => ort.InferenceSession.create(readModelFile(file), sessionOptions(threads));
  const entry = sessions.get(key) ?? { session: load(), users: 0 };
  entry.users++;
  sessions.delete(key);
  sessions.set(key, entry);
  try {
    return {
      session: await entry.session,
      release: () => {
        entry.users--;
        return releaseIdle(kept);
      },
    };
  } catch (error) {
    // A session that could not be made must not be remembered.
    if (sessions.get(key) === entry) sessions.delete(key);
    throw error;
  }
}

/** Releases the sessions that nobody uses until `most` are left. */
export async function releaseIdle(most: number): Promise<void> {
  const idle = [...sessions].filter(([, { users }]) => users === 0);
  for (const [key, { session }] of idle.slice(0, Math.max(0, sessions.size - most))) {
    sessions.delete(key);
    await (await session).release();
  }
}

function network(model: Model, session: ort.InferenceSession): Network {
  const scratch = new Scratch();
  const { scale, halo, input, output } = model;
  const tensor = (data: Float32Array, channels: number, height: number, width: number) =>
    new ort.Tensor('float32', data.subarray(0, channels * height * width), [1, channels, height, width]);
  const runInto: Network['runInto'] = async (result, pixels, width, height) => {
    await session.run(
      { [input.name]: tensor(pixels, input.channels, height, width) },
      { [output.name]: tensor(result, output.channels, height * scale, width * scale) },
    );
  };
  return {
    model,
    scale,
    halo,
    runInto,
    async run(pixels, width, height) {
      const result = scratch.take(output.channels * width * height * scale ** 2);
      await runInto(result, pixels, width, height);
      return result;
    },
  };
}

/** A network that stays loaded until it is closed. */
export interface OpenNetwork extends Network {
  close(): Promise<void>;
}

/** Loads a model's network. Throws when its file is missing, not the published one, or no network. */
export async function openNetwork(model: Model): Promise<OpenNetwork> {
  const { session, release } = await hold(fileToRun(model), config().ORT_THREADS);
  return { ...network(model, session), close: release };
}

/**
 * Runs `work` with the bare session of a network file in this thread, on that many threads of its own. Throws as
 * `openNetwork` does.
 */
export async function withSession<T>(
  file: ModelFile,
  threads: number,
  work: (session: ort.InferenceSession) => Promise<T>,
): Promise<T> {
  const { session, release } = await hold(file, threads);
  try {
    return await work(session);
  } finally {
    await release();
  }
}

/** Runs `work` with a model's network in this thread. Throws as `openNetwork` does. */
export async function withNetwork<T>(model: Model, work: (network: Network) => Promise<T>): Promise<T> {
  const open = await openNetwork(model);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
