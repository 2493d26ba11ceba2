'use client';

import dynamic from 'next/dynamic';
import { HistorySkeleton } from './history-skeleton';

/** The list lives in the browser: the server sends its skeleton, and the pictures follow. */
export const LazyHistory = dynamic(() => import('./history').then((m) => m.History), {
  ssr: false,
  loading: HistorySkeleton,
});
