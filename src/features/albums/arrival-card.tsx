'use client';

import { RotateCcw, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { PASSING } from '@/src/features/studio/retry-upload';
import { useUploadProgress } from '@/src/features/studio/use-upload-progress';
import type { Arrival } from './arrivals';

interface ArrivalCardProps {
  item: Arrival;
  onLeave: () => void;
  onRetry: () => void;
}

/** A picture on its way into the album, or one that was refused, by its name. */
export function ArrivalCard({ item: { name, preview, state }, onLeave, onRetry }: ArrivalCardProps) {
  const t = useTranslations('albums.pictures');
  const c = useTranslations('common');
  const upload = useUploadProgress();
  const refused = state.at === 'refused';
  const { words, value } = upload(state.at === 'uploading' ? state.progress : 1);
  return (
    <li
      data-testid="arrival"
      data-status={state.at}
      className="overflow-hidden rounded-md border border-line bg-surface"
    >
      {!refused && (
        <Thumbnail src={preview} className="aspect-[4/3] w-full rounded-none opacity-50 grayscale" />
      )}
      <div className="p-2 text-xs">
        <p className="flex items-center gap-1">
          <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
          <Button
            look="quiet"
            size="icon"
            className="size-7"
            aria-label={t('leaveOut', { name })}
            onClick={onLeave}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </p>
        {refused ? (
          <Problem refusal={state.problem} live>
            {PASSING.has(state.problem.code) && (
              <Button size="sm" onClick={onRetry}>
                <RotateCcw aria-hidden className="size-4" />
                {c('tryAgain')}
              </Button>
            )}
          </Problem>
        ) : (
          <>
            <span className="text-soft tabular-nums">{words}</span>
            <Progress label={t('uploading', { name })} value={value} className="mt-1.5" />
          </>
        )}
      </div>
    </li>
  );
}
