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
  newTravelSession: { points: 200, duration: 3600 },
  captcha: { points: 30, duration: 60 },
  recoveryAccount: { points: 5, duration: 3600 },
  recoveryAddress: { points: 20, duration: 3600 },
  recoveryCode: { points: 30, duration: 3600 },
  exportData: { points: 6, duration: 3600 },
  createTask: { points: 120, duration: 60 },
  createTrial: { points: 20, duration: 60 },
  createPost: { points: 30, duration: 600 },
  createComment: { points: 60, duration: 300 },
  like: { points: 300, duration: 300 },
  mosaicLookup: { points: 300, duration: 60 },
  mosaicChange: { points: 120, duration: 60 },
  mosaicTask: { points: 60, duration: 60 },
  mosaicUpload: { points: 60, duration: 600 },
  mosaicFollow: { points: 60, duration: 300 },
  report: { points: 20, duration: 3600 },
  see: { points: 120, duration: 60 },
  paint: { points: 30, duration: 60 },
  putObject: { points: 600, duration: 3600 },
  newOrder: { points: 60, duration: 3600 },
  newApiKey: { points: 20, duration: 3600 },
  partnerUpload: { points: 600, duration: 60 },
  partnerAsk: { points: 6000, duration: 60 },
  partnerConsole: { points: 60, duration: 300 },
  apiKeyGuess: { points: 60, duration: 300 },
} as const;

export type LimitedAct = keyof typeof LIMITS;

const limiters = new Map<LimitedAct, RateLimiterMemory>();

function limiterOf(act: LimitedAct): RateLimiterMemory {
  let limiter = limiters.get(act);
  if (!limiter) limiters.set(act, (limiter = new RateLimiterMemory({ keyPrefix: act, ...LIMITS[act] })));
  return limiter;
}

/** Forgets the tries of a subject: what was guarded against has not happened. */
export async function forgiveTries(act: LimitedAct, subject: string): Promise<void> {
  await limiterOf(act).delete(subject);
}

/** Counts one try; throws `Refusal` `tooManyTries` {seconds} when the limit of this act is spent. */
export async function consumeTry(act: LimitedAct, subject: string): Promise<void> {
  if (!config().RATE_LIMITS) return;
  try {
    await limiterOf(act).consume(subject);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    throw new Refusal('tooMany', 'tooManyTries', { seconds: Math.ceil(spent.msBeforeNext / 1000) });
  }
}
