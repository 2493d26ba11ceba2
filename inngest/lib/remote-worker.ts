/** Working for a remote Inngest server over a WebSocket. */
import type { Inngest, InngestFunction } from 'inngest';
import { ConfigError } from '@/server/platform/config';

/** Connects and returns the way to leave: it waits for what is running. */
export async function connectRemote(
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
  maxWorkerConcurrency: number,
): Promise<() => Promise<void>> {
  if (typeof globalThis.WebSocket === 'undefined') {
    throw new ConfigError(
      'the remote job engine needs WebSocket: use Node 22 or later, or NODE_OPTIONS=--experimental-websocket on Node 20',
    );
  }
  const { connect } = await import('inngest/connect');
  const connection = await connect({
    apps: [{ client, functions: [...functions] }],
    maxWorkerConcurrency,
    // The worker handles signals itself.
    handleShutdownSignals: [],
  });
  return () => connection.close();
}
