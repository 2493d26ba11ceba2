'use client';

import { ArrowLeft, ArrowRight, GripVertical, X } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { Button } from '@/src/components/ui/button';
import { cn } from '@/src/lib/cn';

const ON_PICTURE = 'size-8 rounded-sm bg-black/60 text-white hover:bg-black/80 hover:text-white';
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The number of a picture in its order, in the corner of the picture (its parent is `relative`). */
export function PlaceBadge({ place }: { place: number }) {
  return (
    <span className="absolute top-2 left-2 grid h-6 min-w-6 place-items-center rounded-full bg-black/65 px-1.5 text-xs font-medium text-white tabular-nums">
      {place + 1}
    </span>
  );
}

interface OrderControlsProps {
  /** From 0. */
  place: number;
  count: number;
  words: Readonly<Record<'remove' | 'earlier' | 'later' | 'grip', string>>;
  onMove: (to: number) => void;
  onRemove: () => void;
  /** The handle follows the pointer; arrow keys on it do the same. */
  onGrip: (event: PointerEvent<HTMLElement>) => void;
}

/** What lies on a picture that can be moved and taken out: by button, by handle, by arrow keys. */
export function OrderControls({ place, count, words, onMove, onRemove, onGrip }: OrderControlsProps) {
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(place + step);
  };
  const steps = [
    { word: words.earlier, to: place - 1, end: place === 0, Icon: ArrowLeft },
    { word: words.later, to: place + 1, end: place === count - 1, Icon: ArrowRight },
  ];
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        className={cn(ON_PICTURE, 'absolute top-2 right-2')}
        aria-label={words.remove}
        onClick={onRemove}
      >
        <X aria-hidden className="size-4" />
      </Button>
      {count > 1 && (
        <div className="absolute right-2 bottom-2 flex gap-1">
          {steps.map(({ word, to, end, Icon }) => (
            <Button
              key={word}
              look="quiet"
              size="icon"
              className={ON_PICTURE}
              aria-label={word}
              aria-disabled={end}
              onClick={() => onMove(to)}
            >
              <Icon aria-hidden className="size-4" />
            </Button>
          ))}
          <Button
            look="quiet"
            size="icon"
            className={cn(ON_PICTURE, 'cursor-grab touch-none active:cursor-grabbing')}
            aria-label={words.grip}
            onPointerDown={onGrip}
            onKeyDown={keys}
          >
            <GripVertical aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </>
  );
}
