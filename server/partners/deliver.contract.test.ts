/** Guarantees of announcements: signed, told once, told again to who did not listen, never told to the inside. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the partner's server got, and what it answers. */
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;
let location: string | undefined;
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(status, location ? { location } : {}).end('thanks');
  });
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
const address = receiver.address();
const port = typeof address === 'object' && address ? address.port : 0;
// The one private host of this operator; `localhost` is not it.
vi.stubEnv('OUTBOUND_ALLOW_HOSTS', '127.0.0.1');
const { db } = await import('@/server/db/client');
const { partnerDeliveries } = await import('@/server/db/schema/partners');
const { announceLost, announcePhoto, announceTest } = await import('./announce');
const { attemptDelivery, RETRY_AFTER_S } = await import('./deliver');
const { setWebhook } = await import('./settings');
const { sweepPhotos } = await import('./sweep');
const { partnerWorld } = await import('./testing/world');

const MINUTE_MS = 60_000;
const deliveries: string[] = [];
const queue = { deliver: (id: string) => Promise.resolve(void deliveries.push(id)) };
const row = (id: string) => db().select().from(partnerDeliveries).where(eq(partnerDeliveries.id, id)).get();

beforeEach(() => {
  got.length = 0;
  deliveries.length = 0;
  status = 200;
  location = undefined;
});
afterAll(() => void receiver.close());

function partnerWith(url: string | null) {
  const world = partnerWorld('upload', 5);
  const secret = setWebhook(db(), world.partner().id, url)?.secret ?? '';
  const context = { db: db(), clock: world.clock };
  const announcing = { ...context, deliveries: queue };
  return { ...world, secret, delivering: context, announcing };
}

const here = () => `http://127.0.0.1:${port}/hook?a=1`;

describe('a finished photograph', () => {
  it('is told once, signed, with what status says', async () => {
    const world = partnerWith(here());
    const mdf = await world.upload();
    const task = await world.finish();
    await announcePhoto(world.announcing, task);
    await announcePhoto(world.announcing, task);
    expect(new Set(deliveries).size).toBe(1);
    const [id = ''] = deliveries;
    expect(await attemptDelivery(world.delivering, id)).toEqual({ outcome: 'delivered' });
    expect(await attemptDelivery(world.delivering, id)).toEqual({ outcome: 'over' });
    expect(got).toHaveLength(1);
    const [{ headers, body } = assert.fail('nothing came')] = got;
    const [, seconds = '', digest] = /^t=(\d+),v1=(.+)$/.exec(String(headers['x-guangying-signature'])) ?? [];
    expect(digest).toBe(createHmac('sha256', world.secret).update(`${seconds}.${body}`).digest('hex'));
    expect(Number(seconds)).toBe(Math.floor(world.clock.now() / 1000));
    expect(headers['x-guangying-delivery']).toBe(id);
    const said = JSON.parse(body) as { photo: { src_url: string } };
    expect(said).toMatchObject({
      event: 'photo.finished',
      id,
      third_code: world.code,
      photo: { mdf, code: 1, task: 2002, state: '任务处理完成' },
    });
    expect(said.photo.src_url).toMatch(/^https:\/\/house\.example\/api\/toc\/download\/input\//);
    expect(row(id)).toMatchObject({ status: 'delivered', attempts: 1, httpStatus: 200 });
  });

  it('is not told where nobody wants to hear of it', async () => {
    const world = partnerWith(null);
    await world.upload();
    await announcePhoto(world.announcing, await world.finish());
    expect(deliveries).toEqual([]);
  });

  it('is told by the sweep when the process died before it could be', async () => {
    const world = partnerWith(here());
    await world.upload();
    await world.finish();
    expect(await announceLost(world.announcing)).toBe(0);
    world.clock.advance(2 * MINUTE_MS);
    await announceLost(world.announcing);
    expect(deliveries).toHaveLength(1);
    // Entered, but its event was lost: again, and under the same number.
    world.clock.advance(2 * MINUTE_MS);
    await announceLost(world.announcing);
    expect(new Set(deliveries).size).toBe(1);
    await attemptDelivery(world.delivering, deliveries[0] ?? '');
    world.clock.advance(2 * MINUTE_MS);
    expect(await announceLost(world.announcing)).toBe(0);
    world.clock.advance(60 * MINUTE_MS);
    await sweepPhotos(world.context);
    expect(await announceLost(world.announcing)).toBe(0);
  });
});

describe('a server that does not listen', () => {
  it('is told again with the pauses growing, then given up; every attempt is on record', async () => {
    const world = partnerWith(here());
    const { id } = await announceTest(world.announcing, world.partner());
    status = 503;
    for (const [i] of RETRY_AFTER_S.entries()) {
      expect(await attemptDelivery(world.delivering, id)).toEqual({ outcome: 'failed' });
      expect(row(id)).toMatchObject({ status: 'new', attempts: i + 1, httpStatus: 503 });
    }
    expect(await attemptDelivery(world.delivering, id)).toEqual({ outcome: 'over' });
    expect(row(id)).toMatchObject({ status: 'failed', attempts: RETRY_AFTER_S.length + 1 });
    expect([...RETRY_AFTER_S]).toEqual([...RETRY_AFTER_S].sort((a, b) => a - b));
    expect(new Set(got.map(({ headers }) => headers['x-guangying-delivery']))).toEqual(new Set([id]));
  });

  it('and redirects is not followed', async () => {
    const world = partnerWith(here());
    const { id } = await announceTest(world.announcing, world.partner());
    [status, location] = [302, `http://127.0.0.1:${port}/other`];
    expect((await attemptDelivery(world.delivering, id)).outcome).toBe('failed');
    expect(got).toHaveLength(1);
  });
});

describe('addresses of the inside', () => {
  it.each([
    () => `http://localhost:${port}/`,
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'http://[::1]/',
    () => 'http://10.0.0.1/',
  ])('never get a request (%#)', async (url) => {
    const world = partnerWith(url());
    const { id } = await announceTest(world.announcing, world.partner());
    expect((await attemptDelivery(world.delivering, id)).outcome).toBe('failed');
    expect(row(id)).toMatchObject({ errorCode: 'outboundRefused', httpStatus: null });
    expect(got).toEqual([]);
  });

  it('and what is no web address is not even kept', () => {
    const world = partnerWorld('upload', 0);
    for (const url of [
      '',
      'nonsense',
      'ftp://a.example/',
      'http://user:pass@a.example/',
      'javascript:alert(1)',
    ])
      expect(() => setWebhook(db(), world.partner().id, url), url).toThrow('webhookUrlInvalid');
  });
});
