/** What a browser or another client calls itself, in words that people know. */
import Bowser from 'bowser';

export interface Device {
  /** e.g. `Firefox`, or the first word of a client that is no browser; null when nobody can say. */
  browser: string | null;
  /** e.g. `Windows`. */
  system: string | null;
  kind: 'phone' | 'desk';
}

/** Reads a `User-Agent` header; what it says, anybody may have made up. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, system: null, kind: 'desk' };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const client = /^[\w.-]{1,30}/.exec(userAgent)?.[0] ?? null;
  const kind = platform.type === 'mobile' || platform.type === 'tablet' ? 'phone' : 'desk';
  return { browser: browser.name || client, system: os.name ?? null, kind };
}
