'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { looksFaded } from './faded';

const SIDE = 48;

interface LooksOldProps {
  /** What can be shown of the picture; null where browsers cannot. */
  src: string | null;
  onRestore: () => void;
}

/** Offers to restore what has no colours, or only brown ones; says nothing about other pictures. */
export function LooksOld({ src, onRestore }: LooksOldProps) {
  const t = useTranslations('studio');
  const [old, setOld] = useState(false);
  const look = (image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: SIDE, height: SIDE });
    const ink = canvas.getContext('2d');
    ink?.drawImage(image, 0, 0, SIDE, SIDE);
    const pixels = ink?.getImageData(0, 0, SIDE, SIDE).data;
    setOld(pixels !== undefined && looksFaded(pixels));
  };
  return (
    <>
      {src && !old && (
        // eslint-disable-next-line @next/next/no-img-element -- looked at here, shown elsewhere
        <img src={src} alt="" hidden onLoad={({ currentTarget }) => look(currentTarget)} />
      )}
      {old && (
        <div className="flex animate-appear flex-wrap items-center justify-between gap-2 rounded-md bg-sunken px-4 py-3 text-sm">
          <p>{t('looksOld')}</p>
          <Button size="sm" onClick={onRestore}>
            {t('act.restore')}
          </Button>
        </div>
      )}
    </>
  );
}
