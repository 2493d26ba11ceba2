/** What the threads of an enlargement say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { Model } from '../manifest';
import type { TileBuffers } from '../pass';
import type { Runnable } from '../sessions';

/** An error on its way between threads: structured cloning keeps its text and stack, not its code. */
export interface Failure {
  error: unknown;
  code: string | undefined;
}

export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { error, code: typeof code === 'string' ? code : undefined };
}

/** The error as it was thrown over there, with the `code` of system errors. */
export function errorOf({ error, code }: Failure): unknown {
  return error instanceof Error && code !== undefined ? Object.assign(error, { code }) : error;
}

/** To the engine's thread: serve the tiles that arrive at this port until it closes. */
export interface ServeTiles {
  port: MessagePort;
}
/** To the engine's thread: release everything and end. */
export type ToEngine = ServeTiles | 'end';

/** Through the port: a tile for a network. The buffers travel along and come back with the answer. */
export interface TileRequest extends TileBuffers {
  model: Runnable;
  width: number;
  height: number;
}
export type TileAnswer = TileBuffers | { failure: Failure };

/** What shall be done to one decoded picture. */
export interface EnlargeOrder {
  /** A `.v` raster; it is used up. */
  decoded: string;
  /** For intermediates and the result. */
  folder: string;
  /** Networks in order, at least one. */
  passes: Model[];
  /** px; tests use small tiles on small pictures. */
  tile?: number | undefined;
}

/** To the thread that works on a picture. */
export interface ToPicture<Order = EnlargeOrder> {
  order: Order;
  /** Tiles go to the engine through this. */
  engine: MessagePort;
  /** One number in shared memory: not 0 when the job is cancelled. */
  cancelled: Int32Array;
}

/** The last word of such a thread about a job: what it made, or why not. */
export type LastWord<Made> =
  { kind: 'done'; made: Made } | { kind: 'cancelled' } | { kind: 'failed'; failure: Failure };

/** From such a thread: how it goes, and how it ended. */
export type FromPicture<News, Made> = { kind: 'news'; news: News } | LastWord<Made>;

/** A tile that was enlarged: the index of the pass and the input px that it covers. */
export interface TileNews {
  pass: number;
  pixels: number;
}
