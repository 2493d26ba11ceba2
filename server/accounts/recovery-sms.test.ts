/** Recovery by text message through a real webhook, and into the outbox where there is none. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

const posted: unknown[] = [];
let status = 204;
const hook = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    posted.push({
      method: request.method,
      type: request.headers['content-type'],
      body: JSON.parse(String(Buffer.concat(chunks))),
    });
    response.writeHead(status).end();
  });
}).listen(0, '127.0.0.1');
await once(hook, 'listening');
const bound = hook.address();
vi.stubEnv('SMS_WEBHOOK_URL', `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/sms`);

const { db } = await import('@/server/db/client');
const { dataPath } = await import('@/server/platform/data-dir');
const { listOutbox, sweepOutbox } = await import('@/server/platform/outbox');
const { manualClock } = await import('@/server/testing/world');
const { createUser } = await import('./registration');
const { finishRecovery, startRecovery } = await import('./recovery');

const clock = manualClock();
const context = { db: db(), clock };
const nowhere = { address: null };
const userId = await createUser(context, {
  name: 'caller',
  phone: '13800138000',
  email: 'caller@example.org',
  password: 'forgotten it',
});

afterAll(() => void hook.close());

describe('recovery by telephone', () => {
  it('posts number and words to the webhook; the code in them sets a password', async () => {
    const started = await startRecovery(context, 't:sms', { phone: '+86 138 0013 8000' }, nowhere);
    expect(started).toEqual({ ok: true, channel: 'sms' });
    const text = expect.stringMatching(/恢复码是 \d{6}，/) as string;
    expect(posted).toEqual([{ method: 'POST', type: 'application/json', body: { to: '13800138000', text } }]);
    const code = /\d{6}/.exec(JSON.stringify(posted[0]).split('恢复码')[1] ?? '')?.[0] ?? '';
    expect(await finishRecovery(context, 't:sms', code, 'a new password')).toEqual({ ok: true, userId });
  });

  it('is told as failed when the webhook refuses', async () => {
    status = 500;
    const started = await startRecovery(context, 't:sms', { phone: '13800138000' }, nowhere);
    expect(started).toEqual({ ok: false, reason: 'smsFailed' });
  });
});

describe('mail without a mail server', () => {
  it('lies in the outbox for admins, whole, for the owner of the folder only, until it is swept', async () => {
    expect(await startRecovery(context, 'w:outbox', { email: 'caller@example.org' }, nowhere)).toMatchObject({
      ok: true,
    });
    const [message] = await listOutbox();
    expect(message).toMatchObject({ channel: 'mail', to: 'caller@example.org', createdAt: clock.now() });
    const code = /^\d{6}$/m.exec(message?.text ?? '')?.[0] ?? '';
    expect(await finishRecovery(context, 'w:outbox', code, 'a new password')).toEqual({ ok: true, userId });
    const files = readdirSync(dataPath('outbox'));
    expect(files.every((name) => name.endsWith('.json'))).toBe(true);
    expect(statSync(path.join(dataPath('outbox'), files[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(await sweepOutbox(clock.now())).toBe(0);
    expect(await sweepOutbox(clock.now() + 1)).toBe(1);
    expect(await listOutbox()).toEqual([]);
  });
});
