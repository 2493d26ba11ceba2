/** Networks alone on one tile, by turns, against chains of plain convolutions: how much of the engine's best they get. */
import * as ort from 'onnxruntime-node';
import { config } from '@/server/platform/config';
import { sessionOptions } from '@/server/inference/sessions';
import { TILE } from '@/server/inference/tiles';
import { convChain } from './onnx';
import { median } from './statistics';

const CHAIN_DEPTH = 8;
/** Channels of the chains: those of our networks, and wider ones, in case these are faster still. */
export const CHAIN_WIDTHS = [32, 48, 64, 96] as const;

export interface TileNetwork {
  name: string;
  /** The file. */
  onnx: Uint8Array;
  inputName: string;
  channels: number;
  /** Context in px on each side of the tile. */
  halo: number;
  /** Multiply-accumulate operations for each input px. */
  macs: number;
}

export interface TileSpeed {
  name: string;
  /** Least and middle wall time of a tile with its context. */
  ms: number;
  medianMs: number;
  /** Least CPU time of all threads: what remains comparable on a busy machine. */
  cpuMs: number;
  /** 10⁹ operations (multiply and add are two) by second and by CPU second. */
  gflops: number;
  cpuGflops: number;
}

interface Racer extends TileNetwork {
  session: ort.InferenceSession;
  input: ort.Tensor;
  wall: number[];
  cpu: number[];
}

async function enter(network: TileNetwork): Promise<Racer> {
  const session = await ort.InferenceSession.create(network.onnx, sessionOptions(config().ORT_THREADS));
  const side = TILE + 2 * network.halo;
  const values = new Float32Array(network.channels * side * side).fill(0.5);
  const input = new ort.Tensor('float32', values, [1, network.channels, side, side]);
  await session.run({ [network.inputName]: input });
  return { ...network, session, input, wall: [], cpu: [] };
}

async function lap({ session, inputName, input, wall, cpu }: Racer): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  await session.run({ [inputName]: input });
  const { user, system } = process.cpuUsage(before);
  wall.push(performance.now() - start);
  cpu.push((user + system) / 1000);
}

function speedOf({ name, halo, macs, wall, cpu }: Racer): TileSpeed {
  const operations = 2 * macs * (TILE + 2 * halo) ** 2;
  const [ms, cpuMs] = [Math.min(...wall), Math.min(...cpu)];
  const [gflops, cpuGflops] = [operations / ms / 1e6, operations / cpuMs / 1e6];
  return { name, ms, medianMs: median(wall), cpuMs, gflops, cpuGflops };
}

/** Times all networks by turns, so that whatever else the machine does meets all alike. */
export async function tileSpeeds(networks: readonly TileNetwork[], rounds: number): Promise<TileSpeed[]> {
  const racers: Racer[] = [];
  try {
    for (const network of networks) racers.push(await enter(network));
    for (let round = 0; round < rounds; round++) for (const racer of racers) await lap(racer);
    return racers.map(speedOf);
  } finally {
    for (const { session } of racers) await session.release();
  }
}

/** The chain of plain convolutions with this many channels. */
export function chainNetwork(width: number): TileNetwork {
  return {
    name: `plain c${width}`,
    onnx: convChain(width, CHAIN_DEPTH),
    inputName: 'x',
    channels: width,
    halo: 0,
    macs: 9 * width * width * CHAIN_DEPTH,
  };
}

/**
 * Channels of a plain network from what its manifest says: n = halo convolutions 3×3, of which the first takes
 * the p planes and the last makes s²·p: macs = 9·((1 + s²)·p·c + (n − 2)·c²).
 */
export function widthOf({
  halo,
  macsPerInputPixel,
  scale,
  input,
}: {
  halo: number;
  macsPerInputPixel: number;
  scale: number;
  input: { channels: number };
}): number {
  const inner = halo - 2;
  const ends = (1 + scale * scale) * input.channels;
  return Math.round((Math.sqrt(ends ** 2 + (4 * inner * macsPerInputPixel) / 9) - ends) / (2 * inner));
}
