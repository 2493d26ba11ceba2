/**
 * A task of document 001 from its address to the picture that comes of it: the real server, the real engine, the
 * worker's real threads, and a network known by hand (its style `negative` inverts).
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';

// Only under this name; 127.0.0.1 remains an address of the house's own network.
vi.stubEnv('OUTBOUND_ALLOW_HOSTS', 'localhost');

const { createWorkerEngine } = await import('@/inngest/engine');
const { announceStyles, stylise } = await import('./functions/stylise');
const { MosaicClient, photo, says } = await import('@/server/legacy/mosaic/testing/client');
const { endedTask, uploadedPhoto } = await import('@/server/legacy/mosaic/testing/style-scenarios');
const { startMosaicServer } = await import('@/server/legacy/mosaic/testing/server');
const { sharp } = await import('@/server/media/pixels/sharp');
const { answerHouseQuestions } = await import('@/server/testing/answers');
const { dropInVision } = await import('@/server/vision/testing/networks');

const asked: string[] = [];
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '');
  void answerElsewhere(request.url ?? '', response);
});

async function answerElsewhere(path: string, response: ServerResponse): Promise<void> {
  if (path === '/picture.png') return void response.end(await photo());
  if (path === '/to-picture') return void response.writeHead(302, { location: '/picture.png' }).end();
  if (path === '/to-metadata')
    return void response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
  if (path === '/page') return void response.end('<html>no picture</html>');
  if (path === '/cut') return void response.end((await photo()).subarray(0, 20));
  if (path !== '/endless') return void response.writeHead(404).end();
  const forever = function* () {
    for (;;) yield Buffer.alloc(256 * 1024);
  };
  await pipeline(Readable.from(forever()), response).catch(() => undefined);
}

const engine = createWorkerEngine({ functions: [stylise, announceStyles] });
let server: TestServer;
let port = 0;
let stopAnswers: () => Promise<void>;
beforeAll(async () => {
  dropInVision();
  stopAnswers = await answerHouseQuestions();
  server = await startMosaicServer();
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  port = (elsewhere.address() as AddressInfo).port;
  await engine.start();
});
afterAll(async () => {
  await engine.stop(5000);
  elsewhere.closeAllConnections();
  elsewhere.close();
  await server.close();
  await stopAnswers();
});

const ended = (id: number) => endedTask(server, id);

async function task(url: string, model = 'negative'): Promise<number> {
  const answer = says(await new MosaicClient(server).post('/api/tasks/add/', { url, param: model }), 1);
  return (answer.task as { id: number }).id;
}

describe('a style task', () => {
  it('turns a picture of the bucket into another one, which every list of the document knows', async () => {
    const client = new MosaicClient(server);
    const { url, body } = await uploadedPhoto(server, 96, 64);
    const id = await task(url);
    const { result, status } = await ended(id);
    expect([status, result]).toEqual(['success', expect.stringMatching(/\/bucket\/[a-z0-9]{21}\.jpg$/)]);

    const picture = await client.bytes(result ?? '');
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const mean = async (bytes: Buffer) =>
      (await sharp(bytes).stats()).channels.map((channel) => channel.mean);
    const [before, after] = [await mean(body), await mean(picture.data)];
    after.forEach((value, channel) => expect(Math.abs(255 - (before[channel] ?? 0) - value)).toBeLessThan(3));

    const { data: queue } = await client.get<{ tasks: unknown[]; done: unknown[] }>('/tasks/query/');
    expect(queue.done.at(-1)).toEqual({ url: result });
    expect(queue.tasks).toEqual([]);
    const images = await Promise.all([1, 2].map((image) => client.asked('/api/image/query', { id: image })));
    expect(images.at(-1)).toEqual({ code: 1, id: 2, url: result, param: 'negative' });
  }, 60_000);

  it('fetches a picture that lies elsewhere, over a redirect too', async () => {
    for (const path of ['/picture.png', '/to-picture']) {
      const { status, result } = await ended(await task(`http://localhost:${port}${path}`));
      expect([path, status]).toEqual([path, 'success']);
      expect((await new MosaicClient(server).bytes(result ?? '')).status).toBe(200);
    }
  }, 60_000);

  it('ends where there is no picture to be had, and asks nobody whom it must not ask', async () => {
    for (const path of ['/none.png', '/page', '/cut', '/endless', '/to-metadata']) {
      const { status, result } = await ended(await task(`http://localhost:${port}${path}`));
      expect([path, status, result]).toEqual([path, 'error', null]);
    }
    asked.length = 0;
    const inside = [
      `http://127.0.0.1:${port}/picture.png`,
      `http://[::1]:${port}/`,
      'http://169.254.169.254/',
      'http://10.0.0.1/a',
    ];
    for (const url of inside) expect((await ended(await task(url))).status).toBe('error');
    expect(asked).toEqual([]);
  }, 60_000);

  it('in a style whose network is not installed ends and says so', async () => {
    expect((await ended(await task(`http://localhost:${port}/picture.png`, 'scream'))).status).toBe('error');
  });
});
