import { expect, it } from 'vitest';
import { profileFor } from './profile';

it('is the operator’s, then the request’s word, then the client’s name', () => {
  const okhttp = new Headers({ 'user-agent': 'okhttp/4.9.0' });
  const wish = new Headers({ 'user-agent': 'okhttp/4.9.0', 'x-api-profile': 'document' });
  expect([okhttp, wish, new Headers()].map((headers) => profileFor(headers, 'auto'))).toEqual([
    'android',
    'document',
    'document',
  ]);
  for (const headers of [okhttp, wish, new Headers()]) {
    expect(profileFor(headers, 'android')).toBe('android');
    expect(profileFor(headers, 'document')).toBe('document');
  }
});
