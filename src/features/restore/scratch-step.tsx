'use client';

import { Brush, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useReducer, useRef, useState } from 'react';
import { Button } from '@/src/components/ui/button';
import type { StoredPicture } from '@/src/lib/api-types';
import { NO_MARKS, reduceMarks } from './mask/marks';
import { MaskedPicture } from './masked-picture';
import { PercentRange } from './percent-range';
import type { RestorePlan } from './plan';
import type { Proposal } from './types';

const fetchDialog = () => import('./mask/mask-dialog');
const MaskDialog = dynamic(() => fetchDialog().then((m) => m.MaskDialog), { ssr: false });

/** The longer side of a mask that is painted where none was found, in px. */
const MASK_SIDE = 1024;

function reduced({ width, height }: { width: number; height: number }) {
  const times = Math.min(1, MASK_SIDE / Math.max(width, height));
  return { width: Math.round(width * times), height: Math.round(height * times) };
}

interface ScratchStepProps {
  picture: StoredPicture;
  found: Proposal['scratches'];
  plan: RestorePlan;
  onChange: (part: Partial<RestorePlan>) => void;
}

/** The damage that was found, how readily it is believed, and the brush for correcting it. */
export function ScratchStep({ picture, found, plan, onChange }: ScratchStepProps) {
  const t = useTranslations('restore');
  const opener = useRef<HTMLButtonElement>(null);
  const [painting, setPainting] = useState(false);
  const [marks, dispatch] = useReducer(reduceMarks, NO_MARKS);
  const { mask } = plan;
  const shown = mask?.url ?? found?.maskUrl ?? null;
  /** Takes a mask, or the found one again; what was painted is in it. */
  const settle = (painted: RestorePlan['mask']) => {
    onChange({ mask: painted });
    dispatch({ type: 'forget' });
  };
  useEffect(() => {
    const button = opener.current;
    if (!painting) return;
    // The dialog has its own idea of focus and keeps it as long as it is there.
    return () => button?.focus();
  }, [painting]);
  return (
    <>
      <div className="flex items-start gap-3">
        {shown && (
          <MaskedPicture
            src={picture.url}
            mask={shown}
            width={picture.width}
            height={picture.height}
            className="w-28 max-w-[45%] shrink-0"
          />
        )}
        <div className="flex min-w-0 flex-col items-start gap-2">
          <p className="text-sm text-soft tabular-nums">
            {mask ? t('scratch.painted', { share: mask.share }) : t('scratch.byItself')}
          </p>
          <Button
            ref={opener}
            size="sm"
            onPointerEnter={() => void fetchDialog()}
            onFocus={() => void fetchDialog()}
            onClick={() => setPainting(true)}
          >
            <Brush aria-hidden className="size-4" />
            <span>
              {t('scratch.edit')}
              <span className="sr-only"> {t('scratch.editWith')}</span>
            </span>
          </Button>
          {mask && (
            <Button look="quiet" size="sm" onClick={() => settle(null)}>
              <RotateCcw aria-hidden className="size-4" />
              {t('scratch.useFound')}
            </Button>
          )}
        </div>
      </div>
      {!mask && (
        <PercentRange
          label={t('scratch.sensitivity')}
          value={plan.sensitivity}
          onChange={(sensitivity) => onChange({ sensitivity })}
          ends={[t('scratch.fewer'), t('scratch.more')]}
        />
      )}
      {painting && (
        <MaskDialog
          picture={picture}
          size={found ? { width: found.width, height: found.height } : reduced(picture)}
          mask={shown}
          marks={[marks, dispatch]}
          onDone={(painted) => {
            settle(painted);
            setPainting(false);
          }}
          onClose={() => setPainting(false)}
        />
      )}
    </>
  );
}
