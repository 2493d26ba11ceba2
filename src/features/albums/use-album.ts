'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AlbumView } from '@/server/albums/views';
import { refusalOf } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { isGoing } from './work-stage';

const GOING_MS = 1500;
const MISSING_MS = 4000;
/** A dragged picture passes many places; the server hears where it came to rest. */
const REST_MS = 500;

function pause({ works, pictures }: AlbumView): number | false {
  if (works.some(({ stage }) => isGoing(stage))) return GOING_MS;
  return pictures.some(({ thumbnailUrl, unreadable }) => !thumbnailUrl && !unreadable) ? MISSING_MS : false;
}

export interface AlbumState {
  album: AlbumView;
  /** When the page last heard of it, in ms. */
  heardAt: number;
  /** Shows a change before the server has it. */
  expect: (alter: (album: AlbumView) => AlbumView) => void;
  /** Puts the pictures in this order: here at once, on the server when it rests, and before anything else is asked. */
  order: (ids: string[]) => void;
  /** Asks the server, says what it refuses, and reads the album anew. */
  act: <T>(run: (api: typeof server.albums) => Promise<T>) => Promise<{ value: T } | null>;
}

/** An album, kept fresh while something of it is being made. */
export function useAlbum(first: AlbumView): AlbumState {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const { id } = first;
  const { data: album, dataUpdatedAt } = useQuery(
    trpc.albums.get.queryOptions(
      { id },
      { initialData: first, refetchInterval: ({ state }) => (state.data ? pause(state.data) : false) },
    ),
  );
  const key = trpc.albums.get.queryKey({ id });
  const unsaved = useRef<{ ids: string[]; timer: ReturnType<typeof setTimeout> } | null>(null);
  const settle = useRef(async () => {
    const order = unsaved.current;
    if (!order) return;
    unsaved.current = null;
    clearTimeout(order.timer);
    await server.albums.order.mutate({ albumId: id, ids: order.ids });
  });
  useEffect(() => {
    const leave = settle.current;
    return () => void leave().catch(() => undefined);
  }, []);
  const expect: AlbumState['expect'] = (alter) => {
    // An answer that is on its way would show the state before.
    void queries.cancelQueries({ queryKey: key });
    queries.setQueryData(key, (before) => before && alter(before));
  };
  const act: AlbumState['act'] = async (run) => {
    try {
      await settle.current();
      return { value: await run(server.albums) };
    } catch (error) {
      void notify({ text: say(refusalOf(error)), tone: 'error' });
      return null;
    } finally {
      await queries.invalidateQueries({ queryKey: key });
    }
  };
  const order = (ids: string[]) => {
    const place = new Map(ids.map((picture, at) => [picture, at]));
    expect((before) => ({
      ...before,
      pictures: [...before.pictures].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    }));
    clearTimeout(unsaved.current?.timer);
    const timer = setTimeout(() => void act(() => Promise.resolve()), REST_MS);
    unsaved.current = { ids, timer };
  };
  return { album, heardAt: dataUpdatedAt, expect, order, act };
}
