import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';

const { dataPath } = await import('@/server/platform/data-dir');
const ask = async (user?: string) => {
  const { answerLog } = await import('./log-files');
  const headers = user === undefined ? undefined : { authorization: `Basic ${btoa(user)}` };
  return answerLog(new Request('http://house.example/media/log.txt', { headers }), 'web');
};

describe('the logs of document 003', () => {
  it('are not there unless the operator has set a password', async () => {
    expect((await ask()).status).toBe(404);
    expect((await ask('ops:watching')).status).toBe(404);
  });

  it('are shown to whoever has the password, and kept by nobody', async () => {
    vi.stubEnv('LOG_BASIC_AUTH', 'ops:watch:ing');
    vi.resetModules();
    await mkdir(dataPath('logs'), { recursive: true });
    await writeFile(dataPath('logs', 'web.log'), '{"msg":"准备好了"}\n');
    const first = await ask();
    expect([first.status, first.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="logs", charset="UTF-8"',
    ]);
    for (const wrong of ['ops:watch', 'ops:', ':', 'ops', 'ops:watch:ingg'])
      expect((await ask(wrong)).status).toBe(401);
    const answer = await ask('ops:watch:ing');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('{"msg":"准备好了"}\n');
  });
});
