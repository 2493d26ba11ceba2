/** Guarantees: addresses carry the name by which the sender knows us; a request body has a bound. */
import { describe, expect, it } from 'vitest';
import { publicOrigin, withBoundedBody } from './requests';

describe('publicOrigin', () => {
  it.each([
    [{}, undefined, 'http://localhost:3000'],
    [{ host: '192.168.1.5:3000' }, undefined, 'http://192.168.1.5:3000'],
    [
      { host: 'a', 'x-forwarded-host': 'b.example, c', 'x-forwarded-proto': 'https' },
      undefined,
      'https://b.example',
    ],
    [{ host: 'a' }, 'https://studio.example/', 'https://studio.example'],
    [{ 'x-forwarded-host': 'not a host' }, undefined, 'http://localhost:3000'],
    [{ host: 'a', 'x-forwarded-proto': 'javascript' }, undefined, 'http://a'],
  ])('%o with PUBLIC_URL %s', (headers: Record<string, string>, publicUrl, expected) => {
    expect(publicOrigin(new Request('http://localhost:3000/x', { headers }), publicUrl)).toBe(expected);
  });
});

describe('withBoundedBody', () => {
  const post = (body: string) => new Request('http://localhost/x', { method: 'POST', body });

  it('hands a small body on', async () => {
    expect(await (await withBoundedBody(post('hello'), 5)).text()).toBe('hello');
  });

  it('refuses a larger one', async () => {
    await expect(withBoundedBody(post('hello!'), 5)).rejects.toMatchObject({ code: 'requestTooLarge' });
  });
});
