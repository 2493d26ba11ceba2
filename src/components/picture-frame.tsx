'use client';

import { ImageOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { fitStage } from './fit-stage';

interface StageSurfaceProps {
  children: ReactNode;
  /** Stands under the picture inside the surface: progress, what to do. */
  foot?: ReactNode;
}

/** The well-lit table that the large picture lies on. */
export function StageSurface({ children, foot }: StageSurfaceProps) {
  return (
    <div className="overflow-hidden rounded-md border border-line bg-sunken">
      <div className="grid min-h-[calc(var(--stage)*0.6)] place-items-center p-3 sm:p-4 lg:min-h-(--stage)">
        {children}
      </div>
      {foot && <div className="border-t border-line bg-surface px-4 py-3">{foot}</div>}
    </div>
  );
}

interface PictureProps {
  src: string | null;
  alt: string;
  /** Its size in pixels, where that is known before the picture has come. */
  size?: { width: number; height: number };
  /** 0..1: how much of the picture is developed; the rest stays pale until it is. */
  developed?: number;
}

/** A picture at the size of the stage, or a quiet placeholder for those that browsers cannot show. */
export function Picture({ src, alt, size, developed = 1 }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const [natural, setNatural] = useState(size ?? null);
  if (!src || broken === src) {
    return (
      <div
        role="img"
        aria-label={alt}
        className="grid h-[calc(var(--stage)*0.5)] place-items-center text-faint"
      >
        <ImageOff aria-hidden className="size-10" />
      </div>
    );
  }
  const done = developed >= 1;
  return (
    <div
      className="relative"
      style={natural ? fitStage(natural.width, natural.height) : { visibility: 'hidden' }}
    >
      {/* Pictures come from our media route at the size wanted; next/image has nothing to add. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        src={src}
        alt={alt}
        onError={() => setBroken(src)}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setNatural({ width: naturalWidth || 1, height: naturalHeight || 1 })
        }
        className={`size-full rounded-sm ${done ? '' : 'opacity-35 grayscale'}`}
      />
      {!done && (
        // eslint-disable-next-line @next/next/no-img-element
        <img
          src={src}
          alt=""
          className="absolute inset-0 size-full rounded-sm transition-[clip-path] duration-250 ease-settle"
          style={{ clipPath: `inset(0 0 ${((1 - developed) * 100).toFixed(2)}% 0)` }}
        />
      )}
    </div>
  );
}
