'use client';

import { useTranslations } from 'next-intl';
import { NoticeList } from '@/src/components/notice-list';
import { Segmented } from '@/src/components/ui/segmented';
import { useMe } from '@/src/features/account/me';
import { NetworkField } from '@/src/features/networks/network-field';
import type { Style } from '@/src/lib/api-types';
import { shared, type Choice } from './choice';
import { NoiseField } from './noise-field';
import { OutputField } from './output-field';
import { canStart, type Item } from './queue';
import { SizeField } from './size-field';
import { StartBar } from './start-bar';
import { useTable } from './table';
import { usePlan } from './use-plan';

/** What to do with the pictures that wait for Start. Untouched settings follow each picture's own suggestion. */
export function SettingsPanel({ selected }: { selected: Item }) {
  const t = useTranslations('settings');
  const { queue, dispatch } = useTable();
  const { noiseLevels } = useMe();
  const plan = usePlan();
  const { choice } = queue;
  const pick = (part: Partial<Choice>) => dispatch({ type: 'choose', part });

  const waiting = queue.items.filter(canStart);
  // What a picture suggests is not known before it has arrived: until then only what was picked is shown.
  const all = waiting.map(({ key }) => plan.find((planned) => planned.key === key)?.settings ?? choice);
  const factors = all.map(({ size }) => (size?.by === 'factor' ? size.factor : undefined));
  const style = shared(all.map((each) => each.style));
  const format = choice.format ?? null;
  const held = plan.filter(({ outcome }) => !outcome.ok).map(({ key }) => key);
  const shown = plan.find(({ key }) => key === selected.key);
  const network = choice.network ?? null;
  const suggested = waiting.length === 1 && shown !== undefined && choice.style === undefined;
  const unfit = plan.filter(({ settings }) => format !== null && settings.format !== format).length;
  const someUnfit = unfit > 0 && unfit < plan.length;
  const startable = waiting.length - held.length;
  const sizes = plan.flatMap(({ outcome }) => (outcome.ok ? [outcome] : []));

  return (
    <form
      className="flex flex-col gap-5 rounded-md border border-line bg-surface p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'start', except: held });
      }}
    >
      <h2 className="text-lg font-semibold">{t('title')}</h2>
      <SizeField
        value={choice.size}
        factor={shared(factors)}
        plan={plan}
        shown={shown}
        onChange={(size) => pick({ size })}
      />
      <Segmented<Style>
        legend={t('style')}
        segments={[
          { value: 'photo', label: t('photo') },
          { value: 'art', label: t('art') },
        ]}
        value={style}
        onChange={(next) => pick({ style: next })}
        hint={style === null && plan.length > 1 ? t('differs') : suggested ? t('suggested') : undefined}
      />
      {network === null && (
        <NoiseField
          value={shared(all.map((each) => each.noise))}
          installed={noiseLevels[style ?? 'photo']}
          onChange={(noise) => pick({ noise })}
        />
      )}
      <NetworkField
        value={network}
        onChange={(next) => pick({ network: next ?? undefined })}
        picture={shown?.picture ?? null}
        settings={shown?.outcome.ok ? { ...shown.settings, scale: shown.outcome.scale } : null}
      />
      <div>
        <OutputField
          format={someUnfit ? format : shared(all.map((each) => each.format))}
          quality={choice.quality}
          sizes={sizes}
          onChange={pick}
        />
        {format !== null && someUnfit && (
          <p className="mt-2 text-sm text-soft">{t('someUnfit', { count: unfit, format: t(`${format}`) })}</p>
        )}
      </div>
      {shown && <NoticeList notices={shown.picture.notices} />}
      <StartBar
        count={startable}
        words={t('start', { count: Math.max(1, startable) })}
        later={waiting.some(({ state }) => state.at === 'uploading')}
      />
    </form>
  );
}
