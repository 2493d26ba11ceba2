import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.stubEnv('LOG_LEVEL', 'debug');
const { dataPath } = await import('./data-dir');
const { keepLogFile, logger } = await import('./logger');
const { readLogTail } = await import('./log-file');

const written = async () => (await readLogTail('web', 1_000_000)).toString();

beforeAll(() => mkdir(dataPath('logs'), { recursive: true }));

describe('the log file of a process', () => {
  it('gets every line, also of loggers that are older than the file, without secrets and query strings', async () => {
    const older = logger('older');
    keepLogFile('web');
    keepLogFile('web');
    older.debug({ password: 'p1', to: { token: 'p2', cookie: 'p3' }, authorization: 'p4' }, 'kept');
    logger('newer').error(
      { err: new Error('GET http://h/reset?code=p5&new_password=p6 failed'), path: '/a?b=p7' },
      'where id = ? and 1 < 2',
    );
    await vi.waitFor(async () => expect(await written()).toContain('newer'));
    const text = await written();
    expect(text).not.toMatch(/p\d/);
    const lines = text.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { part: 'older', msg: 'kept', password: '[Redacted]' },
      { part: 'newer', msg: 'where id = ? and 1 < 2', path: '/a?…', err: { type: 'Error' } },
    ]);
  });

  it('is read from its end, in whole lines, across the file before it', async () => {
    const folder = dataPath('logs');
    await writeFile(path.join(folder, 'worker.1.log'), '一 older\n二 old\n');
    await writeFile(path.join(folder, 'worker.log'), '三 new\n');
    expect((await readLogTail('worker', 1000)).toString()).toBe('一 older\n二 old\n三 new\n');
    expect((await readLogTail('worker', 20)).toString()).toBe('二 old\n三 new\n');
    await writeFile(path.join(folder, 'worker.1.log'), '');
    await writeFile(path.join(folder, 'worker.log'), '');
    expect(await readLogTail('worker', 20)).toHaveLength(0);
  });
});
