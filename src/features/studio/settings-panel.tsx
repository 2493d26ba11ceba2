'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Segmented } from '@/src/components/ui/segmented';
import { NoticeList } from '@/src/components/notice-list';
import { QuotaLeft } from '@/src/features/account/quota-left';
import { useMe } from '@/src/features/account/me';
import type { Style } from '@/src/lib/api-types';
import { NO_CHOICE, settle, shared, type Choice } from './choice';
import { NoiseField } from './noise-field';
import { OutputField } from './output-field';
import { canStart, type Item } from './queue';
import { ScaleField } from './scale-field';
import { useTable } from './table';

/** What to do with the pictures that wait for Start. Untouched settings follow each picture's own suggestion. */
export function SettingsPanel({ selected }: { selected: Item }) {
  const t = useTranslations('settings');
  const { queue, dispatch } = useTable();
  const { limits, noiseLevels } = useMe();
  const [choice, setChoice] = useState<Choice>(NO_CHOICE);
  const pick = (part: Partial<Choice>) => setChoice((before) => ({ ...before, ...part }));

  const waiting = queue.items.filter(canStart);
  const settings = waiting.map(({ state }) =>
    // What a picture suggests is not known before it has arrived: until then only what was picked is shown.
    state.at === 'stored'
      ? settle(choice, state.picture.suggestion, { scale: limits.scale, noiseLevels })
      : choice,
  );
  const style = shared(settings.map((each) => each.style));
  const format = shared(settings.map((each) => each.format));
  const picture = canStart(selected) && selected.state.at === 'stored' ? selected.state.picture : null;
  const suggested = waiting.length === 1 && picture !== null && choice.style === undefined;

  return (
    <form
      className="flex flex-col gap-5 rounded-md border border-line bg-surface p-5"
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'start', choice });
      }}
    >
      <h2 className="text-lg font-semibold">{t('title')}</h2>
      <ScaleField
        value={shared(settings.map((each) => each.scale))}
        limit={limits.scale}
        picture={picture}
        onChange={(scale) => pick({ scale })}
      />
      <Segmented<Style>
        legend={t('style')}
        segments={[
          { value: 'photo', label: t('photo') },
          { value: 'art', label: t('art') },
        ]}
        value={style}
        onChange={(next) => pick({ style: next })}
        hint={style === null ? t('differs') : suggested ? t('suggested') : undefined}
      />
      <NoiseField
        value={shared(settings.map((each) => each.noise))}
        installed={noiseLevels[style ?? 'photo']}
        onChange={(noise) => pick({ noise })}
      />
      <OutputField format={format} quality={choice.quality} onChange={pick} />
      {picture && <NoticeList notices={picture.notices} />}
      <div className="max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-lg:-mx-5 max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:px-5 max-lg:py-3">
        <Button type="submit" look="primary" size="lg" className="w-full">
          {t('start', { count: waiting.length })}
        </Button>
      </div>
      <div className="-mt-3">
        {waiting.some(({ state }) => state.at === 'uploading') && (
          <p className="text-sm text-soft">{t('later')}</p>
        )}
        <QuotaLeft />
      </div>
    </form>
  );
}
