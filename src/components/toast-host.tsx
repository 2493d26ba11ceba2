'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { firstToast } from '@/src/lib/toast';

const Toaster = dynamic(() => import('./ui/toaster').then((m) => m.Toaster), { ssr: false });

/** The place of the toasts, empty until the first. */
export function ToastHost() {
  const due = useSyncExternalStore(firstToast.subscribe, firstToast.isDue, () => false);
  return due ? <Toaster /> : null;
}
