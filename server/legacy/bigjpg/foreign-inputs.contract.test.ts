/** Addresses that callers give: each has its word, private ones never get a request, and nobody waits for slow ones. */
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const requests: string[] = [];
const pages: Record<string, RequestListener> = {
  '/photo.jpg': (_, response) => void jpeg(50, 40).then((picture) => response.end(picture)),
  '/missing.jpg': (_, response) => response.writeHead(404).end('nothing here'),
  '/page.html': (_, response) => response.end('<html>'),
  '/large.jpg': (_, response) => void response.end(Buffer.alloc(6 * 1024 * 1024)),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/local': (_, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/photo.jpg` }).end(),
  '/slow.jpg': (_, response) => void setTimeout(() => response.end(), 8000).unref(),
  '/endless.jpg': (_, response) => {
    const drip = setInterval(() => response.write('x'), 100);
    response.on('close', () => clearInterval(drip));
  },
};
const elsewhere = createServer((request, response) => {
  requests.push(request.url ?? '');
  pages[request.url ?? '']?.(request, response);
});
elsewhere.listen(0, '127.0.0.1');
await once(elsewhere, 'listening');
const address = elsewhere.address();
const port = typeof address === 'object' && address ? address.port : 0;
// The one private host of this operator; `localhost` is not it.
vi.stubEnv('OUTBOUND_ALLOW_HOSTS', '127.0.0.1');

const { startBigjpgServer } = await import('./testing/server');
const { BigjpgClient } = await import('./testing/client');
const { CONF, ended, fidOf, jpeg, member, poll } = await import('./testing/people');

let server: Awaited<ReturnType<typeof startBigjpgServer>>;
beforeAll(async () => {
  server = await startBigjpgServer();
});
afterAll(async () => {
  await server.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
});

const there = (path: string) => `http://127.0.0.1:${port}${path}`;
/** What a task for an address is told, and whether anything of it was counted. */
async function told(input: string) {
  const { client } = await member(server.world);
  const { status } = await client.task({ ...CONF, input });
  const { user, logs } = (await client.get('/user')) as { user: { used: number }; logs: unknown[] };
  return { status, used: user.used, logs: logs.length };
}
const refused = (status: string) => ({ status, used: 0, logs: 0 });

describe('an input elsewhere', () => {
  it('is fetched and enlarged', async () => {
    const client = new BigjpgClient(server.world.origin);
    const fid = fidOf(await client.task({ ...CONF, input: there('/photo.jpg') }));
    expect(await ended(server.world, client, fid)).toMatchObject({ state: 'success' });
  });

  it.each([
    ['/missing.jpg', 'type_error'],
    ['/page.html', 'type_error'],
    ['/large.jpg', 'size_limit'],
    ['/inside', 'param_error'],
    ['/local', 'param_error'],
  ])('%s is %s, and nothing starts', async (path, word) => {
    expect(await told(there(path))).toEqual(refused(word));
  });

  it.each([
    'data:image/png;base64,iVBORw0KGgo=',
    'file:///etc/passwd',
    'ftp://example.org/a.jpg',
    'javascript:alert(1)',
    'http://user:secret@example.org/a.jpg',
    'http://localhost/a.jpg',
    'http://[::1]/a.jpg',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/a.jpg',
    'http://0x7f.1.2.3/a.jpg',
    '/etc/passwd',
    'upload/2026-11-21/a.jpg',
    'not an address',
  ])('%s is no address to fetch from', async (input) => {
    const before = requests.length;
    expect(await told(input)).toEqual(refused('param_error'));
    expect(requests.length).toBe(before);
  });

  it.each(['/slow.jpg', '/endless.jpg'])('%s is taken within five seconds and fails later', async (path) => {
    const { client } = await member(server.world);
    const started = Date.now();
    const fid = fidOf(await client.task({ ...CONF, input: there(path) }));
    // What the oldest client waits, a promise of the API rather than a measure of speed.
    expect(Date.now() - started).toBeLessThan(5000);
    expect(await poll(client, fid)).toEqual(['new', null]);
    await client.delete('/free', { fids: JSON.stringify([fid]) });
  });

  it('that answers late is fetched by the worker; one that is gone by then fails, and is not counted', async () => {
    const { client } = await member(server.world);
    let answers = 0;
    pages['/late.jpg'] = (_, response) => {
      answers += 1;
      if (answers > 1) void jpeg(50, 40).then((picture) => response.end(picture));
    };
    pages['/gone.jpg'] = pages['/slow.jpg'] as RequestListener;
    const late = fidOf(await client.task({ ...CONF, input: there('/late.jpg') }));
    const gone = fidOf(await client.task({ ...CONF, input: there('/gone.jpg') }));
    pages['/gone.jpg'] = pages['/missing.jpg'] as RequestListener;
    expect(await ended(server.world, client, late)).toMatchObject({ state: 'success' });
    expect(await ended(server.world, client, gone)).toMatchObject({ state: 'error', url: null });
    expect((await client.get('/user')).user).toMatchObject({ used: 1 });
  });
});
