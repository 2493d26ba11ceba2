'use client';

import { useEffect, useRef, useState } from 'react';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import type { Writing } from './compose-state';

/** A draft is saved once the typing rests for so long. */
const REST_MS = 700;

export type Saving =
  | { at: 'untouched' | 'pending' | 'saved' }
  /** Said rather than shown as a failure: the next change tries again. */
  | { at: 'failed'; problem: RefusalView };

export interface Autosave {
  saving: Saving;
  /** Before publishing: nothing more is saved, and what is on its way has arrived. */
  stop: () => Promise<void>;
  /** When publishing was refused. */
  resume: () => void;
  /** What stands now counts as saved. */
  settle: (writing: Writing) => void;
}

/** Keeps a draft (of a new post: 0) as it is written; leaving the page saves what is left. */
export function useAutosave(postId: number, writing: Writing): Autosave {
  const now = JSON.stringify(writing);
  const [saving, setSaving] = useState<Saving>({ at: 'untouched' });
  const latest = useRef(writing);
  const saved = useRef(now);
  const stopped = useRef(false);
  const flight = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    latest.current = writing;
  });
  const save = useRef(() => {
    // One after the other, so that the last one written is the last one saved.
    flight.current = flight.current.then(async () => {
      const sent = JSON.stringify(latest.current);
      if (stopped.current || sent === saved.current) return;
      try {
        await server.forum.drafts.save.mutate({ postId, ...latest.current });
        saved.current = sent;
        setSaving({ at: 'saved' });
      } catch (error) {
        setSaving({ at: 'failed', problem: refusalOf(error) });
      }
    });
  });
  useEffect(() => {
    if (now === saved.current) return;
    setSaving((before) => (before.at === 'failed' ? before : { at: 'pending' }));
    const rest = setTimeout(save.current, REST_MS);
    return () => clearTimeout(rest);
  }, [now]);
  useEffect(() => {
    const leave = save.current;
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  return {
    saving,
    stop: async () => {
      stopped.current = true;
      await flight.current;
    },
    resume: () => {
      stopped.current = false;
    },
    settle: (settled) => {
      saved.current = JSON.stringify(settled);
      setSaving({ at: 'untouched' });
    },
  };
}
