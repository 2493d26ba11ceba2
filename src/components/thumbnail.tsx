'use client';

import { Image as Blank } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/src/lib/cn';

/** A small picture beside its name, so without a text of its own. */
export function Thumbnail({ src, className }: { src: string | null; className?: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      // Rows of the frame's height: an upright picture would make its own, and show its upper end only.
      className={cn(
        'grid grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden rounded-sm bg-sunken text-faint',
        className,
      )}
    >
      {src && broken !== src ? (
        // eslint-disable-next-line @next/next/no-img-element -- made at this size by the worker
        <img
          src={src}
          alt=""
          loading="lazy"
          onError={() => setBroken(src)}
          className="size-full object-cover"
        />
      ) : (
        <Blank aria-hidden className="size-5" />
      )}
    </span>
  );
}
