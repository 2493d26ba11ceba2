'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import { OrderControls, PlaceBadge } from '@/src/components/order-controls';
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

/** One picture of a post that is being written: where it stands, what it shows, and how far it has come. */
export function PictureTile(props: PictureTileProps) {
  const { item, place, count, dragged, onAlt, onMove, onRemove, onRetry, onGrip } = props;
  const t = useTranslations('community.compose');
  const upload = useUploadProgress();
  const { key, name, state, preview, alt } = item;
  const where = { place: place + 1, count };
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
        <PlaceBadge place={place} />
        <OrderControls
          place={place}
          count={count}
          words={{
            remove: t('removePicture', where),
            earlier: t('earlier', where),
            later: t('later', where),
            grip: t('grip', where),
          }}
          onMove={onMove}
          onRemove={onRemove}
          onGrip={onGrip}
        />
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
