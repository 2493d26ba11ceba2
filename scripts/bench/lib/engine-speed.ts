/** The network alone against a chain of plain convolutions of its width: how much of the engine's best it gets. */
import * as ort from 'onnxruntime-node';
import { config } from '@/server/platform/config';
import type { Model } from '@/server/inference/manifest';
import { sessionOptions } from '@/server/inference/sessions';
import { TILE } from '@/server/inference/tiles';
import { convChain } from './onnx';

const CHAIN_DEPTH = 8;
const ROUNDS = 15;

export interface EngineSpeed {
  /** Best and median wall time of the network by output megapixel, halo included. */
  msPerMegapixel: number;
  medianMsPerMegapixel: number;
  /** Least CPU time of all threads: what remains comparable on a busy machine. */
  cpuMsPerMegapixel: number;
  /** 10⁹ operations by CPU second (multiply and add are two), so that other processes do not count. */
  networkGflops: number;
  chainGflops: number;
}

/**
 * Channels of a plain network from what its manifest says: n = halo convolutions 3×3, of which the first takes
 * 3 channels and the last makes 12: macs = 9·(15c + (n − 2)·c²).
 */
export function widthOf({ halo, macsPerInputPixel }: Pick<Model, 'halo' | 'macsPerInputPixel'>): number {
  const inner = halo - 2;
  return Math.round((Math.sqrt(225 + (4 * inner * macsPerInputPixel) / 9) - 15) / (2 * inner));
}

interface Times {
  wall: number[];
  cpu: number[];
}

async function time(session: ort.InferenceSession, input: ort.Tensor, { wall, cpu }: Times): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  await session.run({ x: input });
  const { user, system } = process.cpuUsage(before);
  wall.push(performance.now() - start);
  cpu.push((user + system) / 1000);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Measures both by turns, so that whatever else the machine does meets both alike. */
export async function engineSpeed(model: Model): Promise<EngineSpeed> {
  const options = sessionOptions(config().ORT_THREADS);
  const side = TILE + 2 * model.halo;
  const width = widthOf(model);
  const plane = (channels: number) =>
    new ort.Tensor('float32', new Float32Array(channels * side * side).fill(0.5), [1, channels, side, side]);
  const network = await ort.InferenceSession.create(model.path, options);
  const chain = await ort.InferenceSession.create(convChain(width, CHAIN_DEPTH), options);
  const [picture, features] = [plane(3), plane(width)];
  const ours: Times = { wall: [], cpu: [] };
  const plain: Times = { wall: [], cpu: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await time(network, picture, ours);
    await time(chain, features, plain);
  }
  await network.release();
  await chain.release();
  const gflops = (macs: number, ms: number) => (2 * macs * side * side) / ms / 1e6;
  const megapixels = (TILE * model.scale) ** 2 / 1e6;
  return {
    msPerMegapixel: Math.min(...ours.wall) / megapixels,
    medianMsPerMegapixel: median(ours.wall) / megapixels,
    cpuMsPerMegapixel: Math.min(...ours.cpu) / megapixels,
    networkGflops: gflops(model.macsPerInputPixel, Math.min(...ours.cpu)),
    chainGflops: gflops(9 * width * width * CHAIN_DEPTH, Math.min(...plain.cpu)),
  };
}
