/** Recovery by mail, in a real SMTP dialogue (log-in, STARTTLS) with a server in this process. */
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

const received: ParsedMail[] = [];
/** What the server does next: takes mail, or refuses it with words of its own. */
let mood: 'kind' | 'refusing' = 'kind';

const smtp = new SMTPServer({
  onAuth: ({ username, password }, _session, done) =>
    username === 'studio' && password === 'p@ss'
      ? done(null, { user: 'studio' })
      : done(new Error('no such log-in')),
  onRcptTo: (address, _session, done) =>
    mood === 'kind' ? done() : done(new Error(`550 internal host db-7 knows no ${address.address}`)),
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
smtp.on('error', () => undefined);
const listener = smtp.listen(0, '127.0.0.1');
await once(listener, 'listening');
const bound = listener.address();
const port = typeof bound === 'object' && bound ? bound.port : 0;
vi.stubEnv(
  'SMTP_URL',
  `smtp://studio:p%40ss@127.0.0.1:${port}/?requireTLS=true&tls.rejectUnauthorized=false`,
);
vi.stubEnv('MAIL_FROM', '光影 <studio@example.org>');

const { db } = await import('@/server/db/client');
const { manualClock } = await import('@/server/testing/world');
const { openSession, findActiveUser } = await import('./sessions');
const { createUser } = await import('./registration');
const { identify } = await import('./identify');
const { finishRecovery, startRecovery } = await import('./recovery');

const clock = manualClock();
const context = { db: db(), clock };
const nowhere = { address: null };
const codeOf = (mail: ParsedMail | undefined) => /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? 'no code';
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const userId = await createUser(context, {
  name: '李白 <b>',
  email: 'Li.Bai@example.org',
  password: 'forgotten it',
});
const signIn = (password: string) => identify(context, { by: 'name', value: '李白 <b>' }, password, nowhere);

async function ask(binding: string, language: 'zh' | 'en' = 'zh'): Promise<string> {
  const started = await startRecovery(context, binding, { email: 'li.bai@EXAMPLE.org' }, nowhere, language);
  expect(started).toEqual({ ok: true, channel: 'mail' });
  return codeOf(received.at(-1));
}

beforeEach(() => {
  mood = 'kind';
  received.length = 0;
});
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

describe('a recovery mail', () => {
  it('goes to the stored address, in either language, as text and HTML without anything that tracks', async () => {
    const code = await ask('w:mail');
    await ask('w:mail', 'en');
    const [zh, en] = received;
    expect(zh?.to).toMatchObject({ value: [{ address: 'Li.Bai@example.org' }] });
    expect(zh?.from?.value).toMatchObject([{ name: '光影', address: 'studio@example.org' }]);
    expect(zh?.subject).toBe(`光影：您的恢复码是 ${code}`);
    expect(zh?.text).toContain('李白 <b>，您好');
    expect(zh?.html).toContain('李白 &lt;b&gt;');
    expect(en?.subject).toContain(codeOf(en));
    for (const mail of received) {
      expect(String(mail.html)).not.toMatch(/<img|<a |https?:|url\(/);
      expect(mail.attachments).toEqual([]);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    }
  });

  it('is told as failed without a word of the mail server, and leaves no code behind', async () => {
    mood = 'refusing';
    const started = await startRecovery(context, 'w:fails', { email: 'li.bai@example.org' }, nowhere);
    expect(started).toEqual({ ok: false, reason: 'mailFailed', failure: 'address' });
    expect(await finishRecovery(context, 'w:fails', '000000', 'a new password')).toEqual({
      ok: false,
      reason: 'none',
    });
  });

  it('goes to nobody for an unknown address', async () => {
    const started = await startRecovery(context, 'w:nobody', { email: 'nobody@example.org' }, nowhere);
    expect(started).toEqual({ ok: false, reason: 'unknownUser' });
    expect(received).toEqual([]);
  });
});

describe('a recovery code', () => {
  it('sets a new password once and ends every session', async () => {
    const session = openSession(db(), userId, null, clock.now());
    const code = await ask('w:sets');
    expect(await finishRecovery(context, 'w:sets', ` ${code} `, 'the new password')).toEqual({
      ok: true,
      userId,
    });
    expect(await signIn('the new password')).toMatchObject({ ok: true });
    expect(await signIn('forgotten it')).toMatchObject({ ok: false });
    expect(findActiveUser(db(), session, clock.now())).toBeNull();
    expect(await finishRecovery(context, 'w:sets', code, 'yet another')).toEqual({
      ok: false,
      reason: 'none',
    });
  });

  it('is worth nothing after five wrong ones, not even the right one', async () => {
    const code = await ask('w:five');
    for (let tries = 0; tries < 5; tries++)
      expect(await finishRecovery(context, 'w:five', other(code), 'guessed it')).toEqual({
        ok: false,
        reason: 'wrong',
      });
    expect(await finishRecovery(context, 'w:five', code, 'guessed it')).toEqual({
      ok: false,
      reason: 'spent',
    });
    expect(await signIn('guessed it')).toMatchObject({ ok: false });
  });

  it('of simultaneous guesses gets five at most', async () => {
    const code = await ask('w:race');
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => finishRecovery(context, 'w:race', other(code), 'guessed it')),
    );
    const count = (reason: string) => guesses.filter((guess) => !guess.ok && guess.reason === reason).length;
    expect([count('wrong'), count('spent')]).toEqual([5, 7]);
  });

  it('serves who asked for it, not somebody else who asked too', async () => {
    const mine = await ask('w:mine');
    await ask('w:theirs');
    const stolen = await finishRecovery(context, 'w:theirs', mine, 'guessed it');
    expect(stolen).toEqual(
      mine === codeOf(received.at(-1)) ? { ok: true, userId } : { ok: false, reason: 'wrong' },
    );
  });

  it('dies after fifteen minutes, and when the next one is sent', async () => {
    const first = await ask('w:time');
    const second = await ask('w:time');
    if (first !== second)
      expect(await finishRecovery(context, 'w:time', first, 'too old')).toEqual({
        ok: false,
        reason: 'wrong',
      });
    clock.advance(15 * 60_000);
    expect(await finishRecovery(context, 'w:time', second, 'too late')).toEqual({
      ok: false,
      reason: 'none',
    });
  });
});
