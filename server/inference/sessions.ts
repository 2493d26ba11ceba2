/** onnxruntime sessions: made when first needed, kept while few, never released under a running job. */
import * as ort from 'onnxruntime-node';
import { config } from '@/server/platform/config';
import type { Model } from './manifest';
import { readModelFile } from './model-files';
import { Scratch } from './tensors';

/** A network ready to run on planes of float 0..1. */
export interface Network {
  readonly scale: number;
  /** Context in input px that a tile needs on each side. */
  readonly halo: number;
  /**
   * 3×H×W in, 3×sH×sW out (the single picture of an NCHW batch), the latter valid until the next call.
   * onnxruntime-node blocks this thread while it computes: about 50 ms for a tile, timers run in between.
   */
  run(pixels: Float32Array, width: number, height: number): Promise<Float32Array>;
}

/** Idle sessions kept; each holds about 80 MB once it has run. */
const KEPT = 3;

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

/** By hash, least recently used first. */
const sessions = new Map<string, Entry>();

function acquire(model: Model): Entry {
  const entry = sessions.get(model.sha256) ?? {
    session: ort.InferenceSession.create(readModelFile(model), sessionOptions(config().ORT_THREADS)),
    users: 0,
  };
  entry.users++;
  sessions.delete(model.sha256);
  sessions.set(model.sha256, entry);
  return entry;
}

async function release(entry: Entry): Promise<void> {
  entry.users--;
  const idle = [...sessions].filter(([, { users }]) => users === 0);
  for (const [hash, { session }] of idle.slice(0, Math.max(0, sessions.size - KEPT))) {
    sessions.delete(hash);
    await (await session).release();
  }
}

function network(model: Model, session: ort.InferenceSession): Network {
  const scratch = new Scratch();
  return {
    scale: model.scale,
    halo: model.halo,
    async run(pixels, width, height) {
      const result = scratch.take(3 * width * height * model.scale ** 2);
      const shape = [1, 3, height * model.scale, width * model.scale];
      await session.run(
        { [model.input.name]: new ort.Tensor('float32', pixels, [1, 3, height, width]) },
        { [model.output.name]: new ort.Tensor('float32', result, shape) },
      );
      return result;
    },
  };
}

/** Runs `work` with a model's network. Throws when the model's file is not the published one. */
export async function withNetwork<T>(model: Model, work: (network: Network) => Promise<T>): Promise<T> {
  const entry = acquire(model);
  try {
    return await work(network(model, await entry.session));
  } catch (error) {
    // A session that could not be made must not be remembered.
    await entry.session.catch(() => sessions.delete(model.sha256));
    throw error;
  } finally {
    await release(entry);
  }
}
