/** Where to go on after signing in: a path of this very site, or the fallback. Anything else leads elsewhere. */
export function safeNext(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return fallback;
  // As browsers read it: `//host`, `/\host` and `/<tab>/host` are other sites.
  const here = 'http://here.invalid';
  const parsed = URL.canParse(next, here) ? new URL(next, here) : null;
  return parsed?.origin === here ? `${parsed.pathname}${parsed.search}${parsed.hash}` : fallback;
}

/** The address of a door (`/sign-in`, `/sign-up`) that leads on to `next` behind it. */
export function doorHref(door: '/sign-in' | '/sign-up', next: string): string {
  return next === '/' ? door : `${door}?next=${encodeURIComponent(next)}`;
}
