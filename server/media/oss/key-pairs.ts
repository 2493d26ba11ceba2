/**
 * Key pairs for the object storage of document 000: anybody gets one from `/conf`, as that API has it. A pair says
 * when it ends, its secret is derived from its id, and all that it can do is to put an object under `upload/<date>/`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretFor } from '@/server/platform/secrets';

const HOUR_MS = 3600 * 1000;
/** Clients keep what `/conf` said for a day; a pair lasts two. */
const LASTS_HOURS = 48;

export interface KeyPair {
  id: string;
  secret: string;
}

function derive(purpose: string, text: string): string {
  return createHmac('sha256', secretFor('object-storage')).update(`${purpose}:${text}`).digest('base64url');
}

/** `GY` + the hour at which it ends + a seal, so that made-up ids are known as such. */
function idOf(hour: number): string {
  const end = hour.toString(36).toUpperCase();
  return `GY${end}${derive('id', end).replace(/[-_]/g, '').slice(0, 16)}`;
}

function pairOf(hour: number): KeyPair {
  const id = idOf(hour);
  return { id, secret: derive('secret', id).slice(0, 32) };
}

/** The hour that a pair handed out at `now` (ms) ends with. Whoever asks within one hour gets the same pair. */
function endingHour(now: number): number {
  return Math.floor(now / HOUR_MS) + LASTS_HOURS + 1;
}

export function mintPair(now: number): KeyPair {
  return pairOf(endingHour(now));
}

/** The secret of a pair that is good at `now` (ms): `expired` when it was, null when it never was one of ours. */
export function secretOfPair(id: string, now: number): { secret: string } | 'expired' | null {
  const end = /^GY([0-9A-Z]{4,8})[0-9A-Za-z]{16}$/.exec(id)?.[1];
  if (!end) return null;
  const hour = parseInt(end, 36);
  const pair = pairOf(hour);
  const given = Buffer.from(id);
  const own = Buffer.from(pair.id);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  return hour * HOUR_MS > now ? { secret: pair.secret } : 'expired';
}
