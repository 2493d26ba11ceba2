/** Rate limits of the web process, by subject and purpose (rate-limiter-flexible, in memory). */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { config } from './config';
import { Refusal } from './errors';

/** Points within `duration` seconds; further tries are refused until the window ends. */
const LIMITS = {
  signUp: { points: 20, duration: 3600 },
  signInAccount: { points: 10, duration: 300 },
  signInAddress: { points: 60, duration: 300 },
  newVisitor: { points: 200, duration: 3600 },
  createTask: { points: 120, duration: 60 },
} as const;

export type LimitedAct = keyof typeof LIMITS;

const limiters = new Map<LimitedAct, RateLimiterMemory>();

/** Counts one try; throws `Refusal` `tooManyTries` {seconds} when the limit of this act is spent. */
export async function consumeTry(act: LimitedAct, subject: string): Promise<void> {
  if (!config().RATE_LIMITS) return;
  let limiter = limiters.get(act);
  if (!limiter) limiters.set(act, (limiter = new RateLimiterMemory({ keyPrefix: act, ...LIMITS[act] })));
  try {
    await limiter.consume(subject);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    throw new Refusal('tooMany', 'tooManyTries', { seconds: Math.ceil(spent.msBeforeNext / 1000) });
  }
}
