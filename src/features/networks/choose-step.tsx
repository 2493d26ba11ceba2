'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Range } from '@/src/components/ui/range';
import type { StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';
import { FEWEST_ENTRANTS, type EntrantOption } from './entrants';
import { EntrantList } from './entrant-list';
import { resized, type Bounds, type Square } from './square-geometry';
import { SquarePreview } from './square-preview';
import { SquareSelector } from './square-selector';
import type { Entrant } from './types';

interface ChooseStepProps {
  picture: StoredPicture;
  square: Square;
  bounds: Bounds;
  onSquare: (square: Square) => void;
  onDetail: (place: { x: number; y: number }) => void;
  options: readonly EntrantOption[];
  entrants: readonly Entrant[];
  onEntrants: (entrants: Entrant[]) => void;
  asking: boolean;
  problem: RefusalView | null;
  onStart: () => void;
}

/** Where to look, and which networks take part. */
export function ChooseStep(props: ChooseStepProps) {
  const t = useTranslations('networks');
  const { picture, square, bounds, onSquare, options, entrants, onEntrants, asking, problem, onStart } =
    props;
  const ready = entrants.length >= FEWEST_ENTRANTS && !asking;
  return (
    <div className="grid gap-x-6 gap-y-4 [--room:42dvh] lg:grid-cols-[minmax(0,1fr)_22rem] lg:[--room:calc(100dvh-12rem)]">
      <div className="min-w-0">
        <div className="grid place-items-center rounded-md bg-sunken p-2 sm:p-3">
          <SquareSelector
            picture={picture}
            square={square}
            bounds={bounds}
            onChange={onSquare}
            onDetail={props.onDetail}
          />
        </div>
        <p className="mt-2 text-sm text-soft">{t('squareHint')}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-4">
          <SquarePreview picture={picture} square={square} />
          {bounds.smallest < bounds.largest && (
            <Range
              label={t('size')}
              value={square.size}
              min={bounds.smallest}
              max={bounds.largest}
              onChange={(size) => onSquare(resized(square, size, bounds))}
              ends={[t('sooner'), t('more')]}
            />
          )}
        </div>
        <EntrantList options={options} chosen={entrants} onChange={onEntrants} />
        {problem && <Problem refusal={problem} live />}
        <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-surface px-4 py-3 max-lg:-mb-4 sm:-mx-5 sm:px-5 lg:static lg:mx-0 lg:border-0 lg:p-0">
          <Button
            look="primary"
            size="lg"
            className="w-full"
            aria-disabled={!ready}
            onClick={() => ready && onStart()}
          >
            {asking && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
            {t('start')}
          </Button>
          <p className="mt-2 text-sm text-soft">
            {entrants.length < FEWEST_ENTRANTS ? t('tooFew') : t('free')}
          </p>
        </div>
      </div>
    </div>
  );
}
