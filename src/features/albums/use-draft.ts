'use client';

import { useEffect, useRef, useState } from 'react';
import type { AlbumSettings, AlbumView } from '@/server/albums/views';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';

/** What is written is saved once the typing rests for so long. */
const REST_MS = 600;

export interface Written {
  title: string;
  description: string;
  settings: AlbumSettings;
}

export interface Draft extends Written {
  problem: RefusalView | null;
  write: (part: Partial<Pick<Written, 'title' | 'description'>>) => void;
  set: (part: Partial<AlbumSettings>) => void;
  /** Saves what is left; false when that was refused. */
  flush: () => Promise<boolean>;
}

/** Title, words and settings of an album while they are changed. */
export function useDraft({ id, title, description, settings }: AlbumView): Draft {
  const [written, setWritten] = useState<Written>({ title, description, settings });
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const latest = useRef(written);
  const saved = useRef(JSON.stringify(written));
  const flight = useRef<Promise<boolean>>(Promise.resolve(true));
  useEffect(() => {
    latest.current = written;
  });
  const save = useRef(() => {
    // One after the other, so that the last one written is the last one saved.
    flight.current = flight.current.then(async () => {
      const sent = JSON.stringify(latest.current);
      if (sent === saved.current) return true;
      try {
        await server.albums.change.mutate({ id, ...latest.current });
        saved.current = sent;
        setProblem(null);
        return true;
      } catch (error) {
        setProblem(refusalOf(error));
        return false;
      }
    });
    return flight.current;
  });
  const now = JSON.stringify(written);
  useEffect(() => {
    if (now === saved.current) return;
    const rest = setTimeout(() => void save.current(), REST_MS);
    return () => clearTimeout(rest);
  }, [now]);
  useEffect(() => {
    const leave = save.current;
    const hide = () => void leave();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      void leave();
    };
  }, []);
  return {
    ...written,
    problem,
    write: (part) => setWritten((before) => ({ ...before, ...part })),
    set: (part) => setWritten((before) => ({ ...before, settings: { ...before.settings, ...part } })),
    flush: () => save.current(),
  };
}
