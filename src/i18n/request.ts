import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, LOCALE_COOKIE, negotiate } from './locales';

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiate((await headers()).get('accept-language'));
  const messages =
    locale === 'zh' ? (await import('./zh.json')).default : (await import('./en.json')).default;
  // Dates are formatted in the browser, in the reader's own zone; this one only keeps next-intl from guessing.
  return { locale, messages, timeZone: 'UTC' };
});
