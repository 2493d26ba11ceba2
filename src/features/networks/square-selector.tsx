'use client';

import { ImageOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { StoredPicture } from '@/src/lib/api-types';
import { detailOf } from './most-detailed';
import { around, keyed, within, type Bounds, type Square } from './square-geometry';

interface SquareSelectorProps {
  picture: StoredPicture;
  square: Square;
  bounds: Bounds;
  onChange: (square: Square) => void;
  /** Shares 0..1 of the picture's sides: the most detailed place, told once the picture is there. */
  onDetail: (place: { x: number; y: number }) => void;
}

/** Gets the wheel for itself: React listens passively, and the dialog would scroll along. */
function useWheel(ref: RefObject<HTMLElement | null>, turn: (direction: number) => void): void {
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(-Math.sign(event.deltaY));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [ref]);
}

/** The picture with a bright square: dragged, placed by a tap, or moved and resized with the keyboard. */
export function SquareSelector({ picture, square, bounds, onChange, onDetail }: SquareSelectorProps) {
  const t = useTranslations('networks');
  const placeId = useId();
  const frame = useRef<HTMLButtonElement>(null);
  /** Where inside the square it was taken hold of, in px of the picture. */
  const grip = useRef<{ x: number; y: number } | null>(null);
  const [broken, setBroken] = useState(false);
  const { width, height } = picture;
  useWheel(frame, (direction) => {
    const next = keyed(direction > 0 ? '+' : '-', false, square, bounds);
    if (next) onChange(next);
  });

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    };
  };
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <div
      data-testid="square-selector"
      className="relative touch-none overflow-hidden rounded-sm bg-line select-none"
      style={{
        aspectRatio: `${width} / ${height}`,
        width: `min(100%, calc(var(--room) * ${(width / height).toFixed(5)}))`,
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const { x, y } = placeOf(event);
        const inside =
          x >= square.left &&
          y >= square.top &&
          x <= square.left + square.size &&
          y <= square.top + square.size;
        grip.current = inside
          ? { x: x - square.left, y: y - square.top }
          : { x: square.size / 2, y: square.size / 2 };
        if (!inside) onChange(around(x, y, square.size, bounds));
        // The pointer is captured by the picture; the keyboard goes on where the finger was.
        frame.current?.focus({ preventScroll: true });
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (!grip.current) return;
        const { x, y } = placeOf(event);
        onChange(within({ ...square, left: x - grip.current.x, top: y - grip.current.y }, bounds));
      }}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    >
      {broken ? (
        <span className="grid size-full place-items-center text-faint">
          <ImageOff aria-hidden className="size-10" />
        </span>
      ) : (
        // eslint-disable-next-line @next/next/no-img-element -- the person's own picture from our media route
        <img
          src={picture.url}
          alt={t('pictureAlt', { name: picture.name })}
          className="block size-full"
          draggable={false}
          onError={() => setBroken(true)}
          onLoad={({ currentTarget }) => {
            const place = detailOf(currentTarget, square.size / width);
            if (place) onDetail(place);
          }}
        />
      )}
      <button
        ref={frame}
        type="button"
        aria-label={t('square')}
        aria-describedby={placeId}
        className="absolute cursor-move rounded-[2px] border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.7),0_0_0_200rem_rgb(0_0_0/0.45)] outline-offset-4"
        style={{
          left: percent(square.left, width),
          top: percent(square.top, height),
          width: percent(square.size, width),
          height: percent(square.size, height),
        }}
        onKeyDown={(event) => {
          const next = keyed(event.key, event.shiftKey, square, bounds);
          if (!next) return;
          event.preventDefault();
          onChange(next);
        }}
      />
      <p id={placeId} className="sr-only">
        {t('squarePlace', { x: square.left, y: square.top, size: square.size })}
      </p>
    </div>
  );
}
