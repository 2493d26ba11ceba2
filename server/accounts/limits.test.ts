import { describe, expect, it, vi } from 'vitest';

vi.stubEnv('RATE_LIMITS', 'on');

async function world() {
  const { db } = await import('@/server/db/client');
  const { identify } = await import('./identify');
  const { createUser } = await import('./registration');
  const { systemClock } = await import('@/server/platform/clock');
  return { context: { db: db(), clock: systemClock }, identify, createUser };
}

describe('guessing passwords', () => {
  it('ends after ten tries under whichever name of the account, and a right one in between starts anew', async () => {
    const { context, identify, createUser } = await world();
    await createUser(context, { name: 'target', email: 'target@example.org', password: 'the right one' });
    const attempt = (handle: { by: 'name' | 'email'; value: string }, password: string, address: string) =>
      identify(context, handle, password, { address });
    const first = { by: 'name', value: 'Target' } as const;
    const second = { by: 'email', value: 'TARGET@example.org' } as const;
    const guess = (times: number) =>
      Promise.all(
        Array.from({ length: times }, (_, at) => attempt(at % 2 ? first : second, 'guess', `10.0.0.${at}`)),
      );
    await guess(9);
    expect(await attempt(first, 'the right one', 'home')).toMatchObject({ ok: true });
    const reasons = (await guess(12)).map((result) => (result.ok ? 'ok' : result.reason));
    expect(reasons.filter((reason) => reason === 'wrongPassword')).toHaveLength(10);
    expect(reasons.filter((reason) => reason === 'tooManyTries')).toHaveLength(2);
    expect(await attempt(second, 'the right one', 'home')).toMatchObject({ reason: 'tooManyTries' });
  });

  it('ends after sixty tries from one address, whoever is tried, known or not', async () => {
    const { context, identify } = await world();
    const results = [];
    for (let at = 0; at < 61; at++)
      results.push(
        await identify(context, { by: 'name', value: `n${at}` }, 'guess', { address: '192.0.2.1' }),
      );
    expect(results.filter((result) => !result.ok && result.reason === 'unknownUser')).toHaveLength(60);
    expect(results.at(-1)).toMatchObject({ ok: false, reason: 'tooManyTries', seconds: expect.any(Number) });
  });
});
