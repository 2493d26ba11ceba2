/** Recovery when messages cannot be sent (a real SMTP server that refuses, a webhook that fails), and `no_captcha`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    address.startsWith('refused')
      ? done(new Error(`550 mailbox ${address} unknown on db-7.internal`))
      : done(),
  onData: (stream, _session, done) => {
    stream.resume();
    stream.on('end', () => done());
  },
});
smtp.on('error', () => undefined);
const webhook = createServer((_request, response) => response.writeHead(502).end('gateway 10.0.0.7'));
const portOf = (address: unknown) =>
  typeof address === 'object' && address && 'port' in address ? Number(address.port) : 0;
const listener = smtp.listen(0, '127.0.0.1');
await once(listener, 'listening');
webhook.listen(0, '127.0.0.1');
await once(webhook, 'listening');
vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${portOf(listener.address())}`);
vi.stubEnv('MAIL_FROM', 'studio@example.org');
vi.stubEnv('SMS_WEBHOOK_URL', `http://127.0.0.1:${portOf(webhook.address())}/sms`);
vi.stubEnv('LEGACY_NO_CAPTCHA', '1');

const { startFetchServer } = await import('@/server/media/testing/fetch-server');
const { createUser } = await import('@/server/accounts/registration');
const { accounts } = await import('./testing/people');
const { TravelClient } = await import('./testing/client');
const { travelApi } = await import('./travel-api');

let server: TestServer;
beforeAll(async () => {
  server = await startFetchServer(travelApi);
  const password = 'forgotten';
  const people = [
    { name: '甲', password, email: 'refused@example.org', phone: '13800138000' },
    { name: '乙', password, email: 'welcome@example.org' },
  ];
  for (const each of people) await createUser(accounts(), each);
});
afterAll(async () => {
  await server.close();
  webhook.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

describe.each(['document', 'android'] as const)('recovery, profile %s', (profile) => {
  it('says of a failed message what kind of failure it was, without a word of other servers', async () => {
    const client = new TravelClient(server.origin, profile);
    const ask = (fields: Record<string, string>) =>
      client.post('/user/reset', { ...fields, no_captcha: '1' });
    const mail = client.said(await ask({ email: 'refused@example.org' }), 403, '发送邮件失败');
    expect(mail).toBe('发送邮件失败：SMTPRecipientsRefused');
    client.refused(await ask({ phone: '13800138000' }), '发送短信失败');
    // What could not be sent is worth nothing.
    client.refused(await ask({ code: '000000', new_password: 'x' }), '未获取恢复码或已失效');
  });

  it('binds a code to a session also when nobody asked for a captcha', async () => {
    const client = new TravelClient(server.origin, profile);
    const ask = (fields: Record<string, string>) =>
      client.post('/user/reset', { ...fields, no_captcha: 'true' });
    client.said(await ask({ email: 'welcome@example.org' }), 200, '已发送恢复码至邮箱');
    expect(await client.cookies()).toMatch(/^sessionid=/);
    client.refused(await ask({ code: 'no', new_password: 'x' }), '恢复码错误');
  });

  it('skips captchas only for requests that ask for it', async () => {
    const client = new TravelClient(server.origin, profile);
    const login = { user: '乙', password: 'forgotten' };
    client.refused(await client.post('/user/login', login), '请输入验证码');
    client.said(await client.post('/user/login', { ...login, no_captcha: '1' }), 200, '登录成功');
  });
});
