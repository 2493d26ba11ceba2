'use client';

import { useTranslations } from 'next-intl';
import { NumberInput } from '@/src/components/ui/number-input';
import { Segmented } from '@/src/components/ui/segmented';
import type { SizeWish } from '@/src/lib/api-types';

export type PixelWish = Extract<SizeWish, { by: 'width' | 'height' }>;

/** The server takes no more, whatever the plan. */
const LONGEST = 200_000;

/** An exact width or height; the other side follows. */
export function PixelField({ value, onChange }: { value: PixelWish; onChange: (wish: PixelWish) => void }) {
  const t = useTranslations('settings.size');
  return (
    <div className="flex gap-2">
      <NumberInput
        label={t(value.by === 'width' ? 'widthPx' : 'heightPx')}
        value={value.px}
        min={1}
        max={LONGEST}
        suffix={t('px')}
        onChange={(px) => onChange({ ...value, px })}
        className="flex-1"
      />
      <Segmented
        legend={t('side')}
        legendHidden
        className="flex-1"
        segments={[
          { value: 'width', label: t('width') },
          { value: 'height', label: t('height') },
        ]}
        value={value.by}
        onChange={(by) => onChange({ ...value, by })}
      />
    </div>
  );
}
