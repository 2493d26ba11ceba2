'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { Range } from '@/src/components/ui/range';
import { Skeleton } from '@/src/components/ui/skeleton';
import type { Sample } from '@/src/features/studio/sample';
import { useSettled } from '@/src/features/result/use-settled';
import { ServerProvider, useTRPC } from '@/src/lib/trpc';
import { refusalOf } from '@/src/lib/refusal';
import { FOREVER } from '../shared/forever';
import { PictureDesk } from '../shared/picture-desk';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';
import { usePicture, type ToolPicture } from '../shared/use-picture';
import { readColours, writeColours, type PaletteColour } from './colour-codes';
import { PalettePanel } from './palette-panel';

const [FEWEST, MOST, USUAL] = [1, 16, 5];
/** A slider that is dragged asks once it rests. */
const REST_MS = 250;

function readCount(text: string | null): number {
  const count = Number(text ?? USUAL);
  return Number.isInteger(count) && count >= FEWEST && count <= MOST ? count : USUAL;
}

/** The colours of a picture of one's own; the address keeps them for whoever is given the link. */
function OwnPalette({ mediaId }: { mediaId: string }) {
  const t = useTranslations('tools.palette');
  const trpc = useTRPC();
  const { read, change } = useAddress();
  const count = readCount(read('k'));
  const k = useSettled(count, REST_MS);
  const { data, error, refetch } = useQuery(
    trpc.vision.colours.queryOptions({ mediaId, k }, { ...FOREVER, placeholderData: keepPreviousData }),
  );
  const colours = useMemo(
    () =>
      data?.map(({ rgb: [red, green, blue], share }): PaletteColour => ({
        rgb: [Math.round(red), Math.round(green), Math.round(blue)],
        share,
      })),
    [data],
  );
  useEffect(() => {
    if (colours) change({ colours: writeColours(colours) });
  }, [colours, change]);

  const chooser = (
    <Range
      label={t('count')}
      value={count}
      min={FEWEST}
      max={MOST}
      onChange={(next) => change({ k: next === USUAL ? null : next })}
    />
  );
  if (colours) return <PalettePanel colours={colours}>{chooser}</PalettePanel>;
  const kept = readColours(read('colours'));
  // Somebody was given the link: the picture is not theirs, the colours are in the address.
  if (error && refusalOf(error).code === 'notFound' && kept.length > 0)
    return (
      <PalettePanel colours={kept}>
        <p className="text-sm text-soft">{t('pictureStays')}</p>
      </PalettePanel>
    );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <div aria-busy className="flex flex-col gap-5">
      {chooser}
      <Skeleton className="h-14" />
      <Skeleton className="h-60" />
    </div>
  );
}

/** Colours that came with a link alone, above the place for a picture. */
function SentPalette({ picture }: { picture: ToolPicture }) {
  const colours = readColours(useAddress().read('colours'));
  if (picture.mediaId || picture.progress !== null || colours.length === 0) return null;
  return (
    <div className="mb-8 max-w-3xl">
      <PalettePanel colours={colours} />
    </div>
  );
}

export function PaletteTool({ samples }: { samples: readonly Sample[] }) {
  const picture = usePicture(['colours']);
  return (
    <ServerProvider>
      <SentPalette picture={picture} />
      <PictureDesk picture={picture} samples={samples}>
        {picture.mediaId && <OwnPalette key={picture.mediaId} mediaId={picture.mediaId} />}
      </PictureDesk>
    </ServerProvider>
  );
}
