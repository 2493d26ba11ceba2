/** The web process asks a worker over the real socket, with real threads. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataPath } from '@/server/platform/data-dir';
import { announcedWorker, type WorkerAddress } from './address';
import { askWorker } from './ask';
import { encodeFrame, FRAME_LIMIT } from './frames';
import { serveQuestions } from './serve';
import { block, echo, fail, testProcedures, wait } from './testing/procedures';

const options = { procedures: testProcedures, thread: 'server/inference/rpc/testing/thread' };
const ask = (text: string) => askWorker(echo, { text });

function announced(): WorkerAddress {
  const worker = announcedWorker();
  if (!worker) throw new Error('no worker is announced');
  return worker;
}

describe('a worker that answers', () => {
  let stop: () => Promise<void>;
  beforeEach(async () => void (stop = await serveQuestions(options)));
  afterEach(() => stop());

  it('answers in a thread that is not its own', async () => {
    const { text, thread } = await ask('问');
    expect(text).toBe('问');
    expect(thread).toBeGreaterThan(0);
  });

  it('passes refusals on as they are, and tells nothing of errors', async () => {
    await expect(askWorker(fail, 'refuse')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'unknownStyle',
      detail: { style: 'x' },
    });
    const error = await askWorker(fail, 'throw').catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('the worker failed on test.fail');
    expect(String(error)).not.toContain('secret');
    await expect(askWorker(fail, 'lie')).rejects.toThrow('the worker failed');
  });

  it('goes on after a thread has ended, and after an answer too long to send', async () => {
    await expect(askWorker(fail, 'end')).rejects.toThrow('the worker failed');
    await expect(askWorker(fail, 'too-long')).rejects.toMatchObject({ code: 'workerUnavailable' });
    expect((await ask('still here')).text).toBe('still here');
  });

  it('checks on the asking side what goes in', async () => {
    await expect(askWorker(wait, { ms: 'x' } as unknown as { ms: number })).rejects.toThrow(
      'expected number',
    );
  });

  it('tells progress', async () => {
    const told: number[] = [];
    await askWorker(wait, { ms: 1 }, { onProgress: (fraction) => told.push(fraction) });
    expect(told).toEqual([0.5]);
  });

  it('answers quick questions while a long one keeps its thread busy', async () => {
    let ended = false;
    const long = askWorker(block, { ms: 1500 }).then(() => (ended = true));
    // The thread for long work must have begun.
    await sleep(600);
    expect((await ask('meanwhile')).text).toBe('meanwhile');
    expect(ended).toBe(false);
    await long;
  });

  it('refuses whoever finds all seats taken, and serves the others', async () => {
    const asked = Array.from({ length: 12 }, () => askWorker(wait, { ms: 20 }, { timeoutMs: 20_000 }));
    const results = await Promise.allSettled(asked);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const result of refused)
      expect(result).toMatchObject({ reason: { kind: 'tooMany', code: 'workerBusy' } });
  });

  it('gives work up when the asker does', async () => {
    const giveUp = new AbortController();
    const asked = askWorker(wait, { ms: 60_000 }, { signal: giveUp.signal, timeoutMs: 100_000 });
    await sleep(100);
    giveUp.abort(new Error('no longer wanted'));
    await expect(asked).rejects.toThrow('no longer wanted');
    // Its place is free again.
    expect(await askWorker(wait, { ms: 1 })).toBe('waited');
  });

  it('gives work up when it takes too long', async () => {
    await expect(askWorker(wait, { ms: 60_000 }, { timeoutMs: 300 })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'workerTooSlow',
    });
    expect(await askWorker(wait, { ms: 1 })).toBe('waited');
  });

  it.each([
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['no question', encodeFrame({ hello: 1 })],
    [
      'a wrong key',
      encodeFrame({ key: 'x'.repeat(43), id: '1', procedure: 'test.echo', input: {}, patienceMs: 1 }),
    ],
    ['too much', Buffer.alloc(2 * FRAME_LIMIT, 0x20)],
    ['half a question', '{"key":'],
  ])('hangs up on %s and answers others', async (_, bytes) => {
    const socket = connect(announced().address);
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.end(bytes);
    await closed;
    expect(answer).toBe('');
    expect((await ask('others')).text).toBe('others');
  });

  it.runIf(process.platform !== 'win32')('can be reached by its own user alone', () => {
    expect(statSync(announced().address).mode & 0o777).toBe(0o600);
    expect(statSync(dataPath('temporary', 'rpc', 'worker.json')).mode & 0o777).toBe(0o600);
  });

  it('is not pushed aside by a second one, which takes over when the first is gone', async () => {
    const { address } = announced();
    const stopSecond = await serveQuestions(options);
    expect(announced().address).toBe(address);
    await stop();
    await expect.poll(() => ask('second').catch(() => null), { timeout: 10_000 }).not.toBeNull();
    stop = stopSecond;
  });
});

describe('a worker that is gone', () => {
  const unavailable = { kind: 'unavailable', code: 'workerUnavailable' };
  let child: ChildProcess;
  async function startWorker(): Promise<void> {
    child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(import.meta.dirname, 'testing/worker.ts')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    if (child.stdout) await once(child.stdout, 'data');
  }
  afterEach(() => child?.kill('SIGKILL'));

  it('was never there: unavailable', async () => {
    await expect(ask('x')).rejects.toMatchObject(unavailable);
  });

  it('was killed in mid-question: unavailable, and the next one answers again', async () => {
    await startWorker();
    const asked = askWorker(wait, { ms: 30_000 }, { timeoutMs: 60_000 });
    const told = expect(asked).rejects.toMatchObject(unavailable);
    await sleep(200);
    child.kill('SIGKILL');
    await told;
    await expect(ask('x')).rejects.toMatchObject(unavailable);
    await startWorker();
    expect((await ask('again')).text).toBe('again');
    // What the killed one left behind is gone.
    expect(readdirSync(dataPath('temporary', 'rpc'))).toHaveLength(2);
  });
});
