/** onnxruntime sessions: made when first needed, kept while few, never released under a running job. */
import * as ort from 'onnxruntime-node';
import { config } from '@/server/platform/config';
import type { Model } from './manifest';
import { fileToRun, readModelFile, type FilesOfModel, type ModelFile } from './model-files';
import { Scratch } from './tensors';

/** A number that a network is given beside its picture: one float, of 64 bits where it is `double`. */
export interface ConstantInput {
  /** The name of the input. */
  input: string;
  value: number;
  double: boolean;
  /** Whether the input has no sizes at all, instead of one of 1. */
  scalar: boolean;
}

/** What there is to know of a network to run it: one tensor in, one out, the latter `scale` times as large. */
export interface Runnable extends FilesOfModel {
  scale: number;
  /** Context in input px that a tile needs on each side. */
  halo: number;
  layout: 'NCHW' | 'NHWC';
  input: { name: string; channels: number };
  output: { name: string; channels: number };
  constants?: readonly ConstantInput[] | undefined;
}

/** A network ready to run on planes of float in the range that its manifest entry says. */
export interface Network<Kind extends Runnable = Model> {
  readonly model: Kind;
  readonly scale: number;
  /** Context in input px that a tile needs on each side. */
  readonly halo: number;
  /**
   * C×H×W in, C×sH×sW out (the single picture of a batch, in the network's layout), the latter valid until the next call.
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

/** The tensor of such a number by the name of its input. */
export function constantTensor({ input, value, double, scalar }: ConstantInput): [string, ort.Tensor] {
  const dims = scalar ? [] : [1];
  const tensor = double
    ? new ort.Tensor('float64', Float64Array.of(value), dims)
    : new ort.Tensor('float32', Float32Array.of(value), dims);
  return [input, tensor];
}

function network<Kind extends Runnable>(model: Kind, session: ort.InferenceSession): Network<Kind> {
  const scratch = new Scratch();
  const { scale, halo, layout, input, output } = model;
  const constants = Object.fromEntries((model.constants ?? []).map(constantTensor));
  const tensor = (data: Float32Array, channels: number, height: number, width: number) =>
    new ort.Tensor(
      'float32',
      data.subarray(0, channels * height * width),
      layout === 'NCHW' ? [1, channels, height, width] : [1, height, width, channels],
    );
  const runInto: Network['runInto'] = async (result, pixels, width, height) => {
    await session.run(
      { ...constants, [input.name]: tensor(pixels, input.channels, height, width) },
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
export interface OpenNetwork<Kind extends Runnable = Model> extends Network<Kind> {
  close(): Promise<void>;
}

/** Loads a model's network. Throws when its file is missing, not the published one, or no network. */
export async function openNetwork<Kind extends Runnable>(model: Kind): Promise<OpenNetwork<Kind>> {
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
export async function withNetwork<T, Kind extends Runnable>(
  model: Kind,
  work: (network: Network<Kind>) => Promise<T>,
): Promise<T> {
  const open = await openNetwork(model);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
