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
import { WeatherPanel } from './weather-panel';

function OwnWeather({ mediaId }: { mediaId: string }) {
  const t = useTranslations('common');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.vision.weather.queryOptions({ mediaId }, FOREVER));
  if (data) return <WeatherPanel weather={data} />;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <div aria-busy className="flex flex-col gap-4">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-20" />
      <Skeleton className="h-40" />
    </div>
  );
}

export function WeatherTool({ samples }: { samples: readonly Sample[] }) {
  const picture = usePicture([]);
  return (
    <ServerProvider>
      <PictureDesk picture={picture} samples={samples}>
        {picture.mediaId && <OwnWeather mediaId={picture.mediaId} />}
      </PictureDesk>
    </ServerProvider>
  );
}
