/** How long something still takes, in the coarse words that people use; a key of `task.*` and its number. */
export type TimeLeft = { unit: 'moment' } | { unit: 'seconds' | 'minutes' | 'hours'; n: number };

/** Rounds so that the number does not dance: fives under a minute, whole minutes and hours above. */
export function timeLeft(ms: number): TimeLeft {
  const seconds = ms / 1000;
  if (seconds < 3) return { unit: 'moment' };
  if (seconds < 10) return { unit: 'seconds', n: Math.round(seconds) };
  if (seconds < 57) return { unit: 'seconds', n: Math.round(seconds / 5) * 5 };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  return { unit: 'hours', n: Math.round(minutes / 60) };
}
