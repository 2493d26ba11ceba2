/** Thread that owns the onnxruntime sessions: while it computes, nothing else in the process waits. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openNetwork, releaseIdle, type OpenNetwork, type Runnable } from '../sessions';
import { underGuard, type NativeCalls } from './native-calls';
import { failureOf, type TileAnswer, type TileRequest, type ToEngine } from './messages';

const { calls } = workerData as { calls: NativeCalls };

/** Answers the tiles of one job in the order they come; keeps its network loaded as long as it asks for it. */
function serve(port: MessagePort): void {
  let open: OpenNetwork<Runnable> | undefined;
  let closed = false;

  async function answer({ model, input, output, width, height }: TileRequest): Promise<void> {
    if (closed) return;
    if (open?.model.sha256 !== model.sha256) {
      await open?.close();
      open = undefined;
      open = await underGuard(calls, () => openNetwork(model));
    }
    const { runInto } = open;
    await underGuard(calls, () => runInto(output, input, width, height));
    port.postMessage({ input, output } satisfies TileAnswer, [input.buffer, output.buffer]);
  }

  let last = Promise.resolve();
  port.on('message', (request: TileRequest) => {
    last = last
      .then(() => answer(request))
      .catch((error: unknown) => port.postMessage({ failure: failureOf(error) } satisfies TileAnswer));
  });
  port.on('close', () => {
    closed = true;
    void last.then(() => open?.close());
  });
}

parentPort?.on('message', (message: ToEngine) => {
  if (message !== 'end') return serve(message.port);
  parentPort?.close();
  void releaseIdle(0);
});
