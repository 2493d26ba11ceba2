'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';
import type { Sample } from '@/src/features/studio/sample';
import { ServerProvider, useTRPC } from '@/src/lib/trpc';
import { FOREVER } from '../shared/forever';
import { PictureDesk } from '../shared/picture-desk';
import { Trouble } from '../shared/trouble';
import { usePicture } from '../shared/use-picture';
import { TagsPanel } from './tags-panel';

function OwnTags({ mediaId }: { mediaId: string }) {
  const t = useTranslations('common');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.vision.tags.queryOptions({ mediaId }, FOREVER));
  if (data) return <TagsPanel tags={data} mediaId={mediaId} />;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <div aria-busy className="flex flex-col gap-3">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-8" />
      <Skeleton className="h-72" />
    </div>
  );
}

export function TagsTool({ samples }: { samples: readonly Sample[] }) {
  const picture = usePicture([]);
  return (
    <ServerProvider>
      <PictureDesk picture={picture} samples={samples}>
        {picture.mediaId && <OwnTags mediaId={picture.mediaId} />}
      </PictureDesk>
    </ServerProvider>
  );
}
