import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { sharp } from '@/server/media/pixels/sharp';
import { answerOfCaptcha } from '@/server/testing/captcha';
import { manualClock } from '@/server/testing/world';
import { solvePuzzle } from '@/src/lib/proof-of-work';
import { checkCaptcha, issueCaptcha } from './captcha';
import { drawCaptcha } from './captcha-picture';
import { checkPow, powChallenge } from './proof-of-work';
import { sweepAccounts } from './sweep';

const clock = manualClock();
const context = { db: db(), clock };
const wrong = (answer: string) => String((Number(answer) + 1) % 10_000).padStart(4, '0');

describe('a captcha', () => {
  it('is a PNG of 90 × 40 px in which every digit looks different', async () => {
    const { png } = await issueCaptcha(context, 't:picture');
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 90, height: 40 });
    const pictures = await Promise.all(
      ['1111', '8888'].map(async (text) =>
        sharp(await drawCaptcha(text))
          .greyscale()
          .stats(),
      ),
    );
    expect(pictures[1]?.channels[0]?.mean).toBeLessThan(pictures[0]?.channels[0]?.mean ?? 0);
  });

  it('takes the right answer once', async () => {
    await issueCaptcha(context, 't:once');
    const answer = answerOfCaptcha(db(), 't:once');
    expect(checkCaptcha(context, 't:once', ` ${answer} `)).toBe('ok');
    expect(checkCaptcha(context, 't:once', answer)).toBe('spent');
  });

  it('is spent by a wrong answer', async () => {
    await issueCaptcha(context, 't:wrong');
    const answer = answerOfCaptcha(db(), 't:wrong');
    expect(checkCaptcha(context, 't:wrong', wrong(answer))).toBe('wrong');
    expect(checkCaptcha(context, 't:wrong', answer)).toBe('spent');
  });

  it('serves the session it was drawn for, is replaced by the next, and dies after five minutes', async () => {
    expect(checkCaptcha(context, 't:nobody', '0000')).toBe('none');
    await issueCaptcha(context, 't:a');
    const first = answerOfCaptcha(db(), 't:a');
    expect(checkCaptcha(context, 't:b', first)).toBe('none');
    await issueCaptcha(context, 't:a');
    const second = answerOfCaptcha(db(), 't:a');
    clock.advance(5 * 60_000);
    expect(checkCaptcha(context, 't:a', second)).toBe('expired');
    expect(checkCaptcha(context, 't:a', second)).toBe('spent');
    expect((await sweepAccounts(context)).captchas).toBeGreaterThan(0);
    expect(checkCaptcha(context, 't:a', second)).toBe('none');
  });

  it('survives any text as an answer', async () => {
    for (const text of ['', '\u0000', '😀'.repeat(1000), "' OR 1=1", '１２３４']) {
      await issueCaptcha(context, 't:naughty');
      expect(checkCaptcha(context, 't:naughty', text)).toBe('wrong');
    }
  });
});

describe('a proof of work', () => {
  it('counts once, for its purpose, unaltered and in time', () => {
    const puzzle = powChallenge(context, 'signUp');
    const solution = { challenge: puzzle.challenge, nonces: solvePuzzle(puzzle) };
    expect(checkPow(context, 'recovery', solution)).toBe('wrong');
    expect(checkPow(context, 'signUp', { ...solution, challenge: `z${solution.challenge}` })).toBe('wrong');
    expect(checkPow(context, 'signUp', { ...solution, challenge: `${solution.challenge}=` })).toBe('wrong');
    expect(checkPow(context, 'signUp', { ...solution, nonces: solution.nonces.slice(1) })).toBe('wrong');
    expect(
      checkPow(context, 'signUp', { ...solution, nonces: solution.nonces.map((nonce) => nonce + 1) }),
    ).toBe('wrong');
    expect(checkPow(context, 'signUp', solution)).toBe('ok');
    expect(checkPow(context, 'signUp', solution)).toBe('spent');
    clock.advance(10 * 60_000);
    expect(checkPow(context, 'signUp', solution)).toBe('expired');
  });

  it('is refused as rubbish without an error', () => {
    for (const challenge of ['', '.', '..', 'a.b.c', 'NaN.x.y'])
      expect(checkPow(context, 'signUp', { challenge, nonces: [] })).toBe('wrong');
  });
});
