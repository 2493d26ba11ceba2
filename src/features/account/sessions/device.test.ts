import { describe, expect, it } from 'vitest';
import { deviceOf } from './device';

describe('deviceOf', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      { browser: 'Firefox', system: 'Windows', kind: 'desk' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      { browser: 'Safari', system: 'iOS', kind: 'phone' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
      { browser: 'Chrome', system: 'Android', kind: 'phone' },
    ],
  ])('knows the browser and system of %s', (agent, device) => {
    expect(deviceOf(agent)).toEqual(device);
  });

  it.each([null, '', '\u0000<script>', 'x'.repeat(300), 'okhttp/4.12.0'])(
    'says little of %j, and never fails',
    (agent) => {
      const { browser, system } = deviceOf(agent);
      expect(`${browser ?? ''}${system ?? ''}`).not.toMatch(/[<>\u0000]/);
    },
  );

  it('names a client that is no browser by its first word', () => {
    expect(deviceOf('okhttp/4.12.0').browser).toBe('okhttp');
  });
});
