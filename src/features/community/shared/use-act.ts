'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useMe } from '@/src/features/account/me';
import { refusalOf } from '@/src/lib/refusal';
import type { server } from '@/src/lib/server-client';
import { notify } from '@/src/lib/toast';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { doorHref } from '@/src/lib/safe-next';

type Api = typeof server;

/**
 * Writing acts. Whoever is not signed in is led to the door, and back to this page; what is refused is said. Answers
 * what the server did, or null. The connection is fetched with the first act, not with the page.
 */
export function useAct(): <T>(run: (api: Api) => Promise<T>) => Promise<{ value: T } | null> {
  const { user } = useMe();
  const router = useRouter();
  const path = usePathname() ?? '/';
  const say = useRefusalText();
  return async (run) => {
    const enter = () => router.push(doorHref('/sign-in', `${path}${window.location.search}`));
    if (!user) {
      enter();
      return null;
    }
    try {
      const { server: api } = await import('@/src/lib/server-client');
      return { value: await run(api) };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'unauthenticated') enter();
      else void notify({ text: say(refusal), tone: 'error' });
      return null;
    }
  };
}
