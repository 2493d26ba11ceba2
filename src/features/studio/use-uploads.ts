'use client';

import { useEffect, useRef, type Dispatch } from 'react';
import { server } from '@/src/lib/server-client';
import type { QueueAction } from './queue';
import { uploadPicture } from './upload-picture';

const AT_ONCE = 3;

let asked: Promise<unknown> | undefined;

/** Once a tab, and again after a failure. */
function visitor(): Promise<unknown> {
  asked ??= server.session.me.query().catch(() => {
    asked = undefined;
  });
  return asked;
}

interface Sendable {
  key: string;
  /** `uploading`: to be sent. */
  state: { at: string };
  file: File | null;
}

type UploadNews = Extract<QueueAction, { type: 'progress' | 'stored' | 'refuse' }>;

/** Sends the pictures that wait for it, a few at a time; one that is taken away stops. */
export function useUploads({ items }: { items: readonly Sendable[] }, dispatch: Dispatch<UploadNews>): void {
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const wanted = new Set(items.flatMap(({ key, state }) => (state.at === 'uploading' ? [key] : [])));
    // A place is given up here, once the table shows the end: sooner, the same picture would be sent again.
    for (const [key, controller] of running.current) {
      if (wanted.has(key)) continue;
      controller.abort();
      running.current.delete(key);
    }

    for (const { key, file, state } of items) {
      if (running.current.size >= AT_ONCE) break;
      if (state.at !== 'uploading' || !file || running.current.has(key)) continue;
      const controller = new AbortController();
      running.current.set(key, controller);
      const onProgress = (progress: number) => dispatch({ type: 'progress', key, progress });
      const send = async () => {
        // Asking who we are gives the visitor the cookie that says whose upload this is.
        await visitor();
        const end = await uploadPicture(file, onProgress, controller.signal);
        if (controller.signal.aborted) return;
        if (end.ok) dispatch({ type: 'stored', key, picture: end.picture });
        else dispatch({ type: 'refuse', key, problem: end.problem });
      };
      void send();
    }
  }, [items, dispatch]);
}
