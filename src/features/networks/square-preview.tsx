'use client';

import { useState } from 'react';
import type { StoredPicture } from '@/src/lib/api-types';
import type { Square } from './square-geometry';

/** What the square holds, as large as its room: what nobody can tell from a small square on a large picture. */
export function SquarePreview({ picture, square }: { picture: StoredPicture; square: Square }) {
  const { left, top, size } = square;
  const [broken, setBroken] = useState(false);
  return (
    <div aria-hidden className="relative aspect-square overflow-hidden rounded-sm bg-line">
      {!broken && (
        // eslint-disable-next-line @next/next/no-img-element -- the same picture once more, out of the cache
        <img
          src={picture.url}
          alt=""
          className="absolute max-w-none"
          draggable={false}
          style={{
            width: `${(picture.width / size) * 100}%`,
            left: `${(-left / size) * 100}%`,
            top: `${(-top / size) * 100}%`,
          }}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  );
}
