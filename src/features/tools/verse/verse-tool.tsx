'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { Skeleton } from '@/src/components/ui/skeleton';
import { ServerProvider } from '@/src/lib/trpc';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';
import { usePicture } from '../shared/use-picture';
import { usePoems } from './use-verse';
import { VerseEmpty } from './verse-empty';
import { VerseForm } from './verse-form';
import { VerseResult } from './verse-result';
import { newSeed, readVerseWish } from './verse-wish';

function Desk() {
  const t = useTranslations('tools.verse');
  const announce = useAnnounce();
  const { read, change } = useAddress();
  const picture = usePicture(['keyword', 'seed', 'poem', 'again']);
  const wish = useMemo(() => readVerseWish(read), [read]);
  const { data, error, isFetching, isPlaceholderData, refetch } = usePoems(wish);
  // A link that names a keyword alone, as those from the things on a picture do, asks for any poem on it.
  const needsSeed = wish === null && Boolean(read('keyword')?.trim());
  useEffect(() => {
    if (needsSeed) change({ seed: newSeed() });
  }, [needsSeed, change]);
  const first = isPlaceholderData ? undefined : data?.poems[0]?.lines.join('，');
  useEffect(() => {
    if (first) announce(t('written', { lines: first }));
  }, [first, announce, t]);

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(19rem,4fr)_minmax(0,9fr)] xl:gap-10">
      <VerseForm picture={picture} busy={isFetching} />
      <div className="min-w-0">
        {!wish && !needsSeed && <VerseEmpty />}
        {wish && error && !isFetching && <Trouble error={error} retry={() => void refetch()} />}
        {wish && isFetching && !data && <Skeleton className="h-[min(24rem,60dvh)] lg:h-[min(34rem,70dvh)]" />}
        {wish && data && !error && (
          <VerseResult wish={wish} poems={data.poems} words={data.words} fading={isPlaceholderData} />
        )}
      </div>
    </div>
  );
}

/** Classical quatrains on a word or a picture; the address brings back the very same. */
export function VerseTool() {
  return (
    <ServerProvider>
      <Desk />
    </ServerProvider>
  );
}
