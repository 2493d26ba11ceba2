'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/src/components/ui/skeleton';

function EditorSkeleton() {
  return (
    <div>
      <Skeleton className="h-10 w-72 max-w-full" />
      <div className="mt-10 grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Skeleton className="h-80" />
        <Skeleton className="h-[36rem]" />
      </div>
    </div>
  );
}

/** The editor lives in the browser: the server sends the album with the page. */
export const LazyEditor = dynamic(() => import('./album-editor').then((m) => m.AlbumEditor), {
  ssr: false,
  loading: EditorSkeleton,
});
