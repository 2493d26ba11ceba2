/** For tests: a fetch-style handler behind a real HTTP server on a free port of this machine. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

export interface TestServer {
  origin: string;
  close(): Promise<void>;
}

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export async function startNodeServer(handler: NodeHandler): Promise<TestServer> {
  const server = createServer((request, response) => {
    handler(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** A fetch-style handler as a Node one. */
export function nodeHandler(handler: (request: Request) => Promise<Response>): NodeHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await handler(toRequest(request, gone.signal));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (!answer.body) {
      response.end();
      return;
    }
    await pipeline(Readable.fromWeb(answer.body as NodeReadableStream<Uint8Array>), response);
  };
}

export function startFetchServer(handler: (request: Request) => Promise<Response>): Promise<TestServer> {
  return startNodeServer(nodeHandlerOf(handler));
}

/** A fetch-style handler as Node calls them. */
export function nodeHandlerOf(handler: (request: Request) => Promise<Response>): NodeHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await handler(toRequest(request, gone.signal));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (!answer.body) {
      response.end();
      return;
    }
    await pipeline(Readable.fromWeb(answer.body as NodeReadableStream<Uint8Array>), response);
  };
}

function toRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const hasBody = request.method === 'POST' || request.method === 'PUT' || request.method === 'DELETE';
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    signal,
    duplex: 'half',
    // As Next does it; Readable.toWeb would read the whole body ahead (its limit counts chunks, not bytes).
    body: hasBody ? (request as unknown as BodyInit) : null,
  };
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`, init);
}
