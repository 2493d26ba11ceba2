'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Segmented } from '@/src/components/ui/segmented';
import { THEMES } from '@/src/features/shell/theme-switch';
import { useSetLocale } from '@/src/features/shell/use-set-locale';
import { LANGUAGE_TAG, LOCALES } from '@/src/i18n/locales';
import { Panel } from './page/panel';

/** Language and theme. Both are remembered by this browser, not by the account. */
export function AppearanceSection() {
  const t = useTranslations('me.appearance');
  const languages = useTranslations('language');
  const themes = useTranslations('theme');
  const locale = useLocale();
  const setLocale = useSetLocale();
  const { theme, setTheme } = useTheme();
  const chosen = THEMES.find(({ value }) => value === theme)?.value ?? 'system';
  return (
    <Panel title={t('title')} lead={t('lead')}>
      <div className="flex max-w-md flex-col gap-6">
        <Segmented
          legend={t('language')}
          segments={LOCALES.map((value) => ({
            value,
            label: <span lang={LANGUAGE_TAG[value]}>{languages(`${value}`)}</span>,
          }))}
          value={locale}
          onChange={(next) => next !== locale && setLocale(next)}
        />
        <Segmented
          legend={themes('label')}
          segments={THEMES.map(({ value, label }) => ({ value, label: themes(`${label}`) }))}
          value={chosen}
          onChange={setTheme}
          hint={t('themeHint')}
        />
      </div>
    </Panel>
  );
}
