'use client';

import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import type { Me } from '@/src/lib/api-types';

interface MeState {
  me: Me;
  refresh: () => void;
}

const MeContext = createContext<MeState | null>(null);

/** Starts with what the server sent along with the page; `refresh` replaces it until the next page does. */
export function MeProvider({ me: sent, children }: { me: Me; children: ReactNode }) {
  const [asked, setAsked] = useState<{ instead: Me; me: Me } | null>(null);
  const refresh = useCallback(() => {
    // Not router.refresh(): without a connection that leaves the page, and uploads with it.
    void import('@/src/lib/server-client')
      .then(({ server }) => server.session.me.query())
      .then(
        (me) => setAsked({ instead: sent, me }),
        () => undefined,
      );
  }, [sent]);
  const me = asked?.instead === sent ? asked.me : sent;
  return <MeContext value={{ me, refresh }}>{children}</MeContext>;
}

function useMeState(): MeState {
  const state = useContext(MeContext);
  if (!state) throw new Error('useMe needs a MeProvider above it');
  return state;
}

/** Who is here, what their plan allows and what is left of it. */
export function useMe(): Me {
  return useMeState().me;
}

/** Asks anew what is left, after quota was taken or given back. */
export function useRefreshMe(): () => void {
  return useMeState().refresh;
}
