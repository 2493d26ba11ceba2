/** The route table of document 003 driven directly: methods, profiles, forms, and who may make it change things. */
import { describe, expect, it } from 'vitest';
import { TRAVEL_ROUTES } from './routes';
import { travelApi } from './travel-api';

const at = (path: string) => `http://house.example${path.replaceAll(':int', '1')}`;
const ask = (path: string, init: RequestInit = {}) => travelApi(new Request(at(path), init));
const NOT_LOGGED_IN = { code: 403, msg: '未登录或登录超时' };

describe('methods', () => {
  it('are those of the document; others say which there are', async () => {
    for (const { path, GET, POST } of TRAVEL_ROUTES) {
      const allowed = (await ask(path, { method: 'OPTIONS' })).headers.get('allow') ?? '';
      expect([allowed.includes('GET'), allowed.includes('POST')]).toEqual([!!GET, !!POST]);
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const answer = await ask(path, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
        expect(await answer.json()).toMatchObject({ code: 405 });
      }
      if (!GET) expect(await (await ask(path)).json()).toEqual({ code: 403, msg: '请使用 POST 请求' });
      if (!POST) expect((await ask(path, { method: 'POST' })).status).toBe(405);
    }
  });

  it('of HEAD neither change nor hand out anything, and carry no body', async () => {
    for (const { path, get } of TRAVEL_ROUTES) {
      const answer = await ask(path, { method: 'HEAD' });
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('set-cookie')).toBeNull();
      if (get !== 'tells') expect(answer.status).toBe(405);
    }
    expect((await ask('/forum/', { method: 'HEAD' })).headers.get('content-type')).toBe('application/json');
  });
});

describe('addresses', () => {
  it('end with and without a slash', async () => {
    for (const { path } of TRAVEL_ROUTES)
      expect((await ask(`${path}/`, { method: 'OPTIONS' })).status).toBe(204);
    for (const path of ['/forum//', '/user', '/user/', '/User/login', '/user/login/x', '/user/%6Cogin'])
      expect((await ask(path)).status).toBe(404);
  });

  it('are never kept by anybody', async () => {
    for (const path of ['/forum', '/forum/post/1', '/user/info', '/nowhere'])
      expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the profile', () => {
  const statusAs = async (headers: Record<string, string>, path = '/user/info') =>
    (await ask(path, { headers })).status;

  it('is the document’s unless the client is the Android one or asks for its own', async () => {
    expect(await statusAs({})).toBe(403);
    expect(await statusAs({ 'user-agent': 'Mozilla/5.0 okhttp/4' })).toBe(403);
    expect(await statusAs({ 'user-agent': 'okhttp/3.14.9' })).toBe(200);
    expect(await statusAs({ 'x-api-profile': 'Android' })).toBe(200);
    expect(await statusAs({ 'user-agent': 'okhttp/3.14.9', 'x-api-profile': 'document' })).toBe(403);
    expect(await statusAs({ 'user-agent': 'okhttp/3.14.9' }, '/user/nowhere')).toBe(404);
  });
});

describe('what changes things', () => {
  const changing = TRAVEL_ROUTES.flatMap(({ path, POST, get }) => [
    ...(POST ? [{ path, method: 'POST' }] : []),
    ...(get === 'changes' ? [{ path, method: 'GET' }] : []),
  ]);
  const msgOf = async (path: string, method: string, headers: Record<string, string>) =>
    ((await (await ask(path, { method, headers })).json()) as { msg: string }).msg;

  it('is refused to other sites’ pages and to browsers that ask ahead; pages of our own may', async () => {
    expect(changing.length).toBeGreaterThan(12);
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
    ];
    for (const { path, method } of changing) {
      for (const headers of elsewhere) expect(await msgOf(path, method, headers)).toBe('拒绝跨站请求或预取');
      expect(await msgOf(path, method, { 'sec-fetch-site': 'same-origin' })).not.toBe('拒绝跨站请求或预取');
    }
  });

  it('asks first who is there', async () => {
    const first = [
      '/user/captcha',
      '/user/login',
      '/user/logout',
      '/user/register',
      '/user/password',
      '/user/reset',
    ];
    // The models of /api/ need nobody.
    const personal = changing.filter(({ path }) => !first.includes(path) && !path.startsWith('/api/'));
    for (const { path, method } of personal)
      expect(await (await ask(path, { method })).json()).toEqual(NOT_LOGGED_IN);
  });
});

describe('a form', () => {
  const sends = async (body: BodyInit, type?: string) => {
    const headers = type === undefined ? undefined : { 'content-type': type };
    const answer = await ask('/user/login', { method: 'POST', body, headers });
    return { status: answer.status, ...((await answer.json()) as { msg: string }) };
  };
  const ARRIVED = '请输入验证码';
  const EMPTY = '无效参数';

  it('is urlencoded, multipart or JSON', async () => {
    const multipart = new FormData();
    multipart.set('password', '密码');
    expect((await sends(new URLSearchParams({ password: '密码' }))).msg).toBe(ARRIVED);
    expect((await sends(multipart)).msg).toBe(ARRIVED);
    expect((await sends('{"password":"x"}', 'application/json;charset=UTF-8')).msg).toBe(ARRIVED);
    expect((await sends('{"password":5}', 'application/json')).msg).toBe(ARRIVED);
  });

  it('that cannot be read has no fields', async () => {
    const cases: [string, string][] = [
      ['password=x', 'text/plain'],
      ['password=x', 'multipart/form-data'],
      ['--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nx', 'multipart/form-data; boundary=b'],
      ['{"password":"x"', 'application/json'],
      ['["password"]', 'application/json'],
      ['{"password":{"$ne":""}}', 'application/json'],
      ['null', 'application/json'],
    ];
    for (const [body, type] of cases)
      expect(await sends(body, type)).toMatchObject({ status: 403, msg: EMPTY });
  });

  it('counts the last of repeated fields', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect((await sends('password=&password=x', type)).msg).toBe(ARRIVED);
    expect((await sends('password=x&password=', type)).msg).toBe(EMPTY);
    const multipart = new FormData();
    multipart.append('password', 'x');
    multipart.append('password', '');
    expect((await sends(multipart)).msg).toBe(EMPTY);
  });

  it('holds texts of 1 MB, and no more than 2 MB in all', async () => {
    const text = 'x'.repeat(1_000_000);
    expect((await sends(new URLSearchParams({ password: text }))).msg).toBe(ARRIVED);
    const multipart = new FormData();
    multipart.append('password', text);
    expect((await sends(multipart)).msg).toBe(ARRIVED);
    for (const name of ['a', 'b']) multipart.append(name, text);
    expect((await sends(multipart)).status).toBe(413);
    expect((await sends(new URLSearchParams({ password: text.repeat(3) }))).status).toBe(413);
    expect((await sends(JSON.stringify({ password: text.repeat(3) }), 'application/json')).status).toBe(413);
  });
});
