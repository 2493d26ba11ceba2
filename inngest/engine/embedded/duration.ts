/** Durations as the SDK writes them: "1d2h30m10s", or an ISO date for a moment in time. */

const UNITS: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};
const PATTERN = /^(?:\d+(?:\.\d+)?(?:ms|[wdhms]))+$/;

/** Milliseconds of a duration such as "1m30s"; undefined when the text is none. An empty text is zero. */
export function durationMs(text: string): number | undefined {
  if (text === '') return 0;
  if (!PATTERN.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[wdhms])/g)) {
    total += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  }
  return total;
}

/** The moment (ms since the epoch) that a duration from `now`, or an ISO date, means. */
export function momentOf(text: string, now: number): number {
  const length = durationMs(text);
  const moment = length === undefined ? Date.parse(text) : now + length;
  if (Number.isNaN(moment)) throw new Error(`not a duration or a date: ${text}`);
  return moment;
}

/** The moment that a `retry-after` header (seconds, or a date) means; undefined when it is unreadable. */
export function retryMoment(header: string, now: number): number | undefined {
  const moment = /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(moment) ? undefined : moment;
}
