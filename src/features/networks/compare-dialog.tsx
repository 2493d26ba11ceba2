'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Dialog } from '@/src/components/ui/dialog';
import { Problem } from '@/src/components/problem';
import { Skeleton } from '@/src/components/ui/skeleton';
import type { StoredPicture } from '@/src/lib/api-types';
import { refusalOf } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';
import { Button } from '@/src/components/ui/button';
import { Comparison } from './comparison';
import { boundsOf } from './square-geometry';
import type { NetworkSettings } from './types';

interface CompareDialogProps {
  picture: StoredPicture;
  settings: NetworkSettings;
  /** The network chosen by name now. */
  value: string | null;
  onUse: (network: string | null) => void;
  onClose: () => void;
}

/** Some networks side by side on the same piece of the picture, before the whole of it is paid for. */
export function CompareDialog(props: CompareDialogProps) {
  const t = useTranslations('networks');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const { picture, settings, onClose } = props;
  const { scale, style, noise } = settings;
  const offer = useQuery(trpc.trials.candidates.queryOptions({ scale, style, noise }));
  const bounds = boundsOf(picture, scale);
  return (
    <Dialog title={t('title')} size="wide" onClose={onClose}>
      <div className="px-4 pb-4 sm:px-5 sm:pb-5">
        {!bounds ? (
          <p className="max-w-prose text-sm text-soft">{t('tooSmall')}</p>
        ) : offer.data ? (
          <Comparison {...props} offer={offer.data} bounds={bounds} />
        ) : offer.error ? (
          <Problem refusal={refusalOf(offer.error)} live>
            <Button size="sm" onClick={() => void offer.refetch()}>
              {c('tryAgain')}
            </Button>
          </Problem>
        ) : (
          <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Skeleton className="h-[48dvh]" />
            <Skeleton className="h-[48dvh]" />
          </div>
        )}
      </div>
    </Dialog>
  );
}
