/** The worker's side: listens, lets few questions at a time into its threads, and sends the answers. */
import { timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import { ThreadPool } from '../threads/pool';
import {
  announcedWorker,
  announceWorker,
  forgetAddress,
  isListening,
  newWorkerAddress,
  renewAnnouncement,
  withdrawWorker,
  type WorkerAddress,
} from './address';
import { Desk } from './desk';
import { encodeFrame, readFrames } from './frames';
import { question, refusalPart, type AnswerPart, type Question } from './messages';
import type { Procedure } from './procedure';
import { askPool } from './thread-asker';

/** Questions that wait for their turn, of each pace. */
const SEATS = 8;
/** Quick ones at work. One long one at a time beside them has the cores to itself. */
const quickPlaces = () => Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
/** A connection that has not said its question by then is closed. */
const SAY_IT_MS = 5_000;
/**
 * Threads for quick questions are kept this long for the next one: loading code and networks would take many times
 * what the answer does. Those for long ones go soon, for they hold hundreds of megabytes.
 */
const QUICK_IDLE_MS = 30 * 60_000;
/** How often a worker looks whether another one still answers. */
const LOOK_EVERY_MS = 2_000;

export interface ServeOptions {
  procedures: readonly Procedure[];
  /** The thread that answers them: path of a TypeScript module from the repository root, without `.ts`. */
  thread: string;
}

class Answerer {
  readonly address: WorkerAddress = newWorkerAddress();
  readonly server: Server = createServer((socket) => void this.serve(socket));
  private readonly sockets = new Set<Socket>();
  private readonly pace: Readonly<Record<Procedure['pace'], { desk: Desk; pool: ThreadPool }>>;
  private readonly log = logger('rpc');

  constructor(private readonly options: ServeOptions) {
    const places = quickPlaces();
    this.pace = {
      quick: {
        desk: new Desk(places, SEATS),
        pool: new ThreadPool(options.thread, () => places, QUICK_IDLE_MS),
      },
      long: { desk: new Desk(1, SEATS), pool: new ThreadPool(options.thread, () => 1) },
    };
  }

  private async serve(socket: Socket): Promise<void> {
    const gone = new AbortController();
    this.sockets.add(socket);
    // A client that goes away is no error; everything else shows in what it did not say.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.sockets.delete(socket);
      gone.abort(new Error('nobody waits for the answer'));
    });
    socket.setTimeout(SAY_IT_MS, () => socket.destroy());
    try {
      const frames = readFrames(socket);
      const asked = question.safeParse((await frames.next()).value);
      socket.setTimeout(0);
      if (!asked.success || !this.knows(asked.data.key)) return void socket.destroy();
      // Nothing more is said; reading on is how the end of the connection is noticed.
      const leave = () => socket.destroy();
      void frames.next().then(leave, leave);
      socket.end(encodeFrame(await this.answer(asked.data, socket, gone.signal)));
    } catch (error) {
      if (!gone.signal.aborted) this.log.warn({ err: error }, 'a question could not be read or answered');
      socket.destroy();
    }
  }

  private knows(key: string): boolean {
    const [given, own] = [Buffer.from(key), Buffer.from(this.address.key)];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** The last part of the answer to a question; parts before it are sent from here. */
  private async answer(asked: Question, socket: Socket, gone: AbortSignal): Promise<AnswerPart> {
    const { procedure: name, input, id, patienceMs } = asked;
    const procedure = this.options.procedures.find((one) => one.name === name);
    const signal = AbortSignal.any([gone, AbortSignal.timeout(patienceMs)]);
    const onProgress = (fraction: number) =>
      void (socket.writable && socket.write(encodeFrame({ part: 'progress', fraction })));
    try {
      if (!procedure) throw new Error(`${name} is no procedure of this worker`);
      const { desk, pool } = this.pace[procedure.pace];
      const work = () => askPool(pool, { procedure: name, input, signal, onProgress });
      return { part: 'answer', output: await desk.run(work, signal) };
    } catch (error) {
      if (error instanceof Refusal) return refusalPart(error);
      if (signal.aborted) return refusalPart(new Refusal('unavailable', 'workerTooSlow'));
      this.log.error({ err: error, procedure: name, requestId: id }, 'a question could not be answered');
      return { part: 'failure' };
    }
  }

  /** Starts a thread for the first question: loading its code takes longer than most answers. */
  warm(): void {
    this.pace.quick.pool.take().giveBack();
  }

  close(): Promise<void> {
    withdrawWorker(this.address);
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => {
      this.server.close(() => {
        forgetAddress(this.address);
        resolve();
      });
    });
  }
}

/** Announces the worker where none that lives is announced: of several workers one answers. */
async function announceUnlessAnother(address: WorkerAddress): Promise<void> {
  const other = announcedWorker();
  if (other?.address === address.address) return renewAnnouncement();
  if (other && (await isListening(other))) return;
  if (other) forgetAddress(other);
  announceWorker(address);
}

/** Answers questions from now on. Resolves when the first one can be asked, with the way to stop. */
export async function serveQuestions(options: ServeOptions): Promise<() => Promise<void>> {
  const answerer = new Answerer(options);
  const { address, server } = answerer;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.address, resolve);
  });
  if (process.platform !== 'win32') chmodSync(address.address, 0o600);
  const look = () =>
    announceUnlessAnother(address).catch((error: unknown) =>
      logger('rpc').warn({ err: error }, 'the worker could not be announced'),
    );
  await look();
  answerer.warm();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    return answerer.close();
  };
}
