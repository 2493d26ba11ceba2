'use client';

import { ArrowLeft, ArrowRight, GripVertical, RotateCcw, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, PointerEvent } from 'react';
import { Problem } from '@/src/components/problem';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { PASSING } from '@/src/features/studio/retry-upload';
import { useUploadProgress } from '@/src/features/studio/use-upload-progress';
import { cn } from '@/src/lib/cn';
import { ALT_LENGTH, type ComposePicture } from './compose-state';

interface PictureTileProps {
  item: ComposePicture;
  place: number;
  count: number;
  dragged: boolean;
  onAlt: (alt: string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onRetry: () => void;
  /** The handle follows the pointer. */
  onGrip: (event: PointerEvent<HTMLElement>) => void;
}

const ON_PICTURE = 'size-8 rounded-sm bg-black/60 text-white hover:bg-black/80 hover:text-white';

/** One picture of a post that is being written: where it stands, what it shows, and how far it has come. */
export function PictureTile(props: PictureTileProps) {
  const { item, place, count, dragged, onAlt, onMove, onRemove, onRetry, onGrip } = props;
  const t = useTranslations('community.compose');
  const upload = useUploadProgress();
  const { key, name, state, preview, alt } = item;
  const where = { place: place + 1, count };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(place + step);
  };
  return (
    <li
      data-picture={key}
      data-testid="compose-picture"
      data-status={state.at}
      className={cn(
        'flex flex-col overflow-hidden rounded-md border bg-surface transition-[border-color,opacity]',
        dragged ? 'border-accent opacity-70' : 'border-line',
      )}
    >
      <div className="relative">
        <Thumbnail
          src={preview}
          className={cn(
            'aspect-[16/9] w-full rounded-none sm:aspect-[4/3]',
            state.at === 'refused' && 'opacity-40 grayscale',
          )}
        />
        <span className="absolute top-2 left-2 grid h-6 min-w-6 place-items-center rounded-full bg-black/65 px-1.5 text-xs font-medium text-white tabular-nums">
          {place + 1}
        </span>
        <Button
          look="quiet"
          size="icon"
          className={cn(ON_PICTURE, 'absolute top-2 right-2')}
          aria-label={t('removePicture', where)}
          onClick={onRemove}
        >
          <X aria-hidden className="size-4" />
        </Button>
        {count > 1 && (
          <div className="absolute right-2 bottom-2 flex gap-1">
            <Button
              look="quiet"
              size="icon"
              className={ON_PICTURE}
              aria-label={t('earlier', where)}
              aria-disabled={place === 0}
              onClick={() => onMove(place - 1)}
            >
              <ArrowLeft aria-hidden className="size-4" />
            </Button>
            <Button
              look="quiet"
              size="icon"
              className={ON_PICTURE}
              aria-label={t('later', where)}
              aria-disabled={place === count - 1}
              onClick={() => onMove(place + 1)}
            >
              <ArrowRight aria-hidden className="size-4" />
            </Button>
            <Button
              look="quiet"
              size="icon"
              className={cn(ON_PICTURE, 'cursor-grab touch-none active:cursor-grabbing')}
              aria-label={t('grip', where)}
              onPointerDown={onGrip}
              onKeyDown={keys}
            >
              <GripVertical aria-hidden className="size-4" />
            </Button>
          </div>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-2 p-3">
        <label className="block">
          <span className="sr-only">{t('altLabel', where)}</span>
          <input
            value={alt}
            maxLength={ALT_LENGTH}
            placeholder={t('alt')}
            onChange={({ target }) => onAlt(target.value)}
            className="h-10 w-full rounded-sm border border-outline bg-surface px-3 text-sm placeholder:text-faint"
          />
        </label>
        {state.at === 'uploading' && (
          <div className="text-sm text-soft">
            <span className="tabular-nums">{upload(state.progress).words}</span>
            <Progress
              label={t('uploading', { name })}
              value={upload(state.progress).value}
              className="mt-1.5"
            />
          </div>
        )}
        {state.at === 'refused' && (
          <Problem refusal={state.problem} live>
            {item.file && PASSING.has(state.problem.code) && (
              <Button size="sm" onClick={onRetry}>
                <RotateCcw aria-hidden className="size-4" />
                {t('retry')}
              </Button>
            )}
          </Problem>
        )}
      </div>
    </li>
  );
}
