import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchOutbound } from './outbound-http';
import { isPublicAddress } from './special-addresses';

const limits = { maxBytes: 1000, timeoutMs: 3000 };
const here = { ...limits, allowHosts: ['127.0.0.1'] };
const servers: Server[] = [];
const hits: string[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    listener(request, response);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

let origin: string;
beforeAll(async () => {
  origin = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/to')
      return void response
        .writeHead(Number(searchParams.get('status') ?? 302), { location: searchParams.get('url') ?? '' })
        .end();
    if (pathname === '/large') {
      response.writeHead(200);
      const pump = () => void (response.destroyed || response.write(Buffer.alloc(500), pump));
      return pump();
    }
    if (pathname === '/silent') return undefined;
    response
      .writeHead(200, { 'x-authorization': request.headers.authorization ?? 'none' })
      .end(request.method);
  });
});
afterAll(() => servers.forEach((server) => void server.closeAllConnections()));

describe('addresses of the open internet', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:10::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.32.0.1',
    '198.20.0.1',
    '2606:4700::1111',
    '2400:3200::1',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('a request for a stranger', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://017700000001:PORT/',
    'http://0:PORT/',
    'http://user:pass@1.1.1.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'no address',
  ])('never reaches %s', async (address) => {
    hits.length = 0;
    const url = address.replace('PORT', new URL(origin).port);
    await expect(fetchOutbound(url, limits)).rejects.toMatchObject({ code: 'outboundRefused' });
    expect(hits).toEqual([]);
  });

  it('reaches a private host that the operator allows, and no other by redirect', async () => {
    expect(await fetchOutbound(`${origin}/`, here)).toMatchObject({ status: 200, body: Buffer.from('GET') });
    const elsewhere = `${origin}/to?url=${encodeURIComponent('http://localhost:1/secret')}`;
    await expect(fetchOutbound(elsewhere, here)).rejects.toMatchObject({ code: 'outboundRefused' });
  });

  it('follows redirects so many times, re-reading the method each time', async () => {
    const to = (url: string, status = 302) => `${origin}/to?status=${status}&url=${encodeURIComponent(url)}`;
    const post = { ...here, method: 'POST', body: '{}' } as const;
    expect(String((await fetchOutbound(to('/end', 302), post)).body)).toBe('GET');
    expect(String((await fetchOutbound(to('/end', 307), post)).body)).toBe('POST');
    expect(await fetchOutbound(to(to(to(to('/end')))), here)).toMatchObject({ status: 302 });
  });

  it('does not tell another host what was meant for the first', async () => {
    const second = await serve((request, response) => {
      response.end(request.headers.authorization ?? 'nothing');
    });
    const headers = { authorization: 'Bearer secret' };
    const across = await fetchOutbound(`${origin}/to?url=${encodeURIComponent(second)}`, {
      ...here,
      headers,
    });
    expect(String(across.body)).toBe('nothing');
    const within = await fetchOutbound(`${origin}/to?url=%2Fend`, { ...here, headers });
    expect(within.headers['x-authorization']).toBe('Bearer secret');
  });

  it('ends at the limits of bytes and of time', async () => {
    await expect(fetchOutbound(`${origin}/large`, here)).rejects.toMatchObject({ code: 'outboundTooLarge' });
    const hurried = fetchOutbound(`${origin}/silent`, { ...here, timeoutMs: 100 });
    await expect(hurried).rejects.toMatchObject({ code: 'outboundFailed' });
  });

  it('tells a host that is not there from one that is refused', async () => {
    await expect(fetchOutbound('http://no-such-host.invalid/', limits)).rejects.toMatchObject({
      code: 'outboundFailed',
    });
    await expect(fetchOutbound('http://127.0.0.1:1/', here)).rejects.toMatchObject({
      code: 'outboundFailed',
    });
  });
});
