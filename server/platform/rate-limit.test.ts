import { describe, expect, it, vi } from 'vitest';

vi.stubEnv('RATE_LIMITS', 'on');

describe('rate limits', () => {
  it('refuse the eleventh sign-in of one account, say how long, and leave other accounts alone', async () => {
    const { consumeTry } = await import('./rate-limit');
    for (let tries = 0; tries < 10; tries++) await consumeTry('signInAccount', 'li bai');
    await expect(consumeTry('signInAccount', 'li bai')).rejects.toMatchObject({
      code: 'tooManyTries',
      detail: { seconds: expect.any(Number) },
    });
    await expect(consumeTry('signInAccount', 'du fu')).resolves.toBeUndefined();
  });
});
