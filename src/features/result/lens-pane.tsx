'use client';

import { CornerLabel } from './corner-label';
import { TILE, tilesOver, type Region, type Size } from './lens-geometry';

interface LensPaneProps {
  label: string;
  alt: string;
  /** The whole picture at screen size: stands in, softly, until the true pixels are there. */
  preview: string;
  address: string;
  picture: Size;
  region: Region;
  /** The region whose true pixels are fetched; it follows when the lens rests. */
  settled: Region;
}

/** One side of the lens: a region of the picture, pixel by pixel. */
export function LensPane({ label, alt, preview, address, picture, region, settled }: LensPaneProps) {
  return (
    <div role="img" aria-label={alt} className="relative h-full overflow-hidden rounded-sm bg-line">
      <div
        className="absolute top-0 left-0"
        style={{ ...picture, transform: `translate(${-region.x}px, ${-region.y}px)` }}
      >
        {/* eslint-disable-next-line @next/next/no-img-element -- the stand-in, at the size of the result */}
        <img src={preview} alt="" className="absolute size-full max-w-none" />
        {tilesOver(settled).map(({ x, y }) => (
          // eslint-disable-next-line @next/next/no-img-element -- crops of the result, pixel by pixel
          <img
            key={`${x} ${y}`}
            src={`${address}&x=${x}&y=${y}&size=${TILE}`}
            alt=""
            className="absolute max-w-none [image-rendering:pixelated]"
            style={{ left: x, top: y }}
          />
        ))}
      </div>
      <CornerLabel side="left">{label}</CornerLabel>
    </div>
  );
}
