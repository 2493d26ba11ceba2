/** The inside of a thread that works on pictures: it takes orders and has the engine's thread run their networks. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import type { TileBuffers } from '../pass';
import type { Runnable } from '../sessions';
import { errorOf, failureOf } from './messages';
import type { FromPicture, TileAnswer, TileRequest, ToPicture } from './messages';

/** Nobody waits for the job any more. */
class Cancelled extends Error {}

/** Sends tiles to the engine's thread; answers come in the order of the questions. */
class RemoteEngine {
  private waiting: { resolve: (buffers: TileBuffers) => void; reject: (error: unknown) => void }[] = [];

  constructor(private readonly port: MessagePort) {
    port.on('message', (answer: TileAnswer) => {
      const next = this.waiting.shift();
      if ('failure' in answer) next?.reject(errorOf(answer.failure));
      else next?.resolve(answer);
    });
  }

  infer(
    model: Runnable,
    { input, output }: TileBuffers,
    width: number,
    height: number,
  ): Promise<TileBuffers> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      const request: TileRequest = { model, input, output, width, height };
      this.port.postMessage(request, [input.buffer, output.buffer]);
    });
  }
}

/** What an order's work may use. */
export interface OrderTools<News> {
  /** Runs a network on `width`×`height` px: takes the buffers and gives them back with the output filled. */
  infer(model: Runnable, buffers: TileBuffers, width: number, height: number): Promise<TileBuffers>;
  /** Throws when the job was cancelled: to be called often. */
  goOn(): void;
  tell(news: News): void;
}

/** Makes this thread do `work` for each order until it is told `end`. */
export function takeOrders<Order, News, Made>(
  work: (order: Order, tools: OrderTools<News>) => Promise<Made>,
): void {
  const say = (message: FromPicture<News, Made>) => parentPort?.postMessage(message);
  const ending = (error: unknown): FromPicture<News, Made> =>
    error instanceof Cancelled ? { kind: 'cancelled' } : { kind: 'failed', failure: failureOf(error) };

  async function take({ order, engine: port, cancelled }: ToPicture<Order>): Promise<void> {
    const engine = new RemoteEngine(port);
    try {
      const made = await work(order, {
        infer: (...tile) => engine.infer(...tile),
        goOn: () => {
          if (Atomics.load(cancelled, 0) !== 0) throw new Cancelled();
        },
        tell: (news) => say({ kind: 'news', news }),
      });
      say({ kind: 'done', made });
    } catch (error) {
      say(ending(error));
    } finally {
      port.close();
    }
  }

  parentPort?.on('message', (message: ToPicture<Order> | 'end') => {
    if (message === 'end') parentPort?.close();
    else void take(message);
  });
}
