'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/src/components/ui/select';
import { canStart } from '@/src/features/studio/queue';
import { StartBar } from '@/src/features/studio/start-bar';
import { useTable } from '@/src/features/studio/table';
import { NetworkSelect } from '../network-select';
import { PanelFrame } from '../panel-frame';
import { GroundField } from './ground-field';
import { CLEAR_GROUND, DENSITIES, type CutOut } from './grounds';

const NONE = 'none';

/** Cutting people and things out, and what to put them before. */
export function CutOutPanel() {
  const t = useTranslations('restore.cutOut');
  const { queue, dispatch } = useTable();
  const waiting = queue.items.filter(canStart);
  const { cutOut = CLEAR_GROUND } = queue.choice;
  const pick = (part: Partial<CutOut>) =>
    dispatch({ type: 'choose', part: { cutOut: { ...cutOut, ...part } } });
  return (
    <PanelFrame title={t('title')} onStart={() => dispatch({ type: 'start' })}>
      <p className="-mt-3 text-sm text-soft">{t('lead')}</p>
      <GroundField value={cutOut.background} onChange={(background) => pick({ background })} />
      <div>
        <p aria-hidden className="mb-2 text-sm font-medium">
          {t('dpi')}
        </p>
        <Select
          label={t('dpi')}
          value={String(cutOut.dpi ?? NONE)}
          options={[
            { value: NONE, label: t('noDpi') },
            ...DENSITIES.map((dpi) => ({ value: String(dpi), label: t('dpiOf', { dpi }) })),
          ]}
          onChange={(text) => pick({ dpi: text === NONE ? null : Number(text) })}
        />
        <p className="mt-2 text-sm text-soft">
          {cutOut.background.type === 'transparent' ? t('asPng') : t('asIs')}
        </p>
      </div>
      <NetworkSelect task="matte" value={cutOut.network} onChange={(network) => pick({ network })} />
      <StartBar
        count={waiting.length}
        later={waiting.some(({ state }) => state.at === 'uploading')}
        words={t('start', { count: Math.max(1, waiting.length) })}
      />
    </PanelFrame>
  );
}
