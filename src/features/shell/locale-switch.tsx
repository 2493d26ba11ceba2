'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { LANGUAGE_TAG } from '@/src/i18n/locales';
import { useSetLocale } from './use-set-locale';

/** Offers the other language, in that language's own words. */
export function LocaleSwitch() {
  const t = useTranslations('language');
  const other = useLocale() === 'zh' ? 'en' : 'zh';
  const setLocale = useSetLocale();
  return (
    <Button look="quiet" size="sm" lang={LANGUAGE_TAG[other]} onClick={() => setLocale(other)}>
      {t('switchTo')}
    </Button>
  );
}
