'use client';

import { useQuery } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { Skeleton } from '@/src/components/ui/skeleton';
import { ServerProvider, useTRPC } from '@/src/lib/trpc';
import { FOREVER } from '../shared/forever';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';
import { readDegrees, type Coordinates } from './coordinates';
import { PlaceForm } from './place-form';
import { PlaceView } from './place-view';

/** Well-known places, WGS-84. */
const EXAMPLES = [
  { id: 'westLake', longitude: 120.1488, latitude: 30.243 },
  { id: 'palace', longitude: 116.3972, latitude: 39.9165 },
  { id: 'potala', longitude: 91.1172, latitude: 29.6577 },
  { id: 'moonLake', longitude: 120.9155, latitude: 23.8573 },
  { id: 'harbour', longitude: 114.1588, latitude: 22.2855 },
] as const;

function Empty() {
  const t = useTranslations('tools.place');
  const { change } = useAddress();
  return (
    <div className="grid min-h-80 place-items-center rounded-md border border-line bg-sunken p-8 text-center">
      <div className="max-w-md">
        <MapPin aria-hidden className="mx-auto size-10 text-faint" strokeWidth={1.5} />
        <h2 className="mt-4 text-lg font-semibold">{t('emptyTitle')}</h2>
        <p className="mt-2 text-balance text-soft">{t('emptyLead')}</p>
        <ul className="mt-6 flex flex-wrap justify-center gap-2">
          {EXAMPLES.map(({ id, longitude, latitude }) => (
            <li key={id}>
              <Button size="sm" onClick={() => change({ longitude, latitude, type: null }, 'push')}>
                {t(`examples.${id}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Located(position: Coordinates) {
  const t = useTranslations('common');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.geo.locate.queryOptions(position, FOREVER));
  if (data) return <PlaceView place={data} />;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <div aria-busy className="grid gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-96" />
      <Skeleton className="h-72" />
    </div>
  );
}

function Desk() {
  const { read } = useAddress();
  const longitude = readDegrees(read('longitude') ?? '', 180);
  const latitude = readDegrees(read('latitude') ?? '', 90);
  const type = read('type') === 'gcj02' ? 'gcj02' : 'wgs84';
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(18rem,3fr)_minmax(0,9fr)] xl:gap-10">
      <PlaceForm />
      {longitude === null || latitude === null ? (
        <Empty />
      ) : (
        <Located longitude={longitude} latitude={latitude} type={type} />
      )}
    </div>
  );
}

/** Which county of China a position lies in. */
export function PlaceTool() {
  return (
    <ServerProvider>
      <Desk />
    </ServerProvider>
  );
}
