'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useFormats } from './format';
import type { RefusalView } from './refusal';

/** Says a refusal in the page's language; a code that we do not know yet is still said as something unforeseen. */
export function useRefusalText(): (refusal: RefusalView) => string {
  const t = useTranslations('errors');
  const { bytes } = useFormats();
  return useCallback(
    ({ code, detail }) => {
      if (code === 'fileTooLarge') {
        if (typeof detail.bytes !== 'number' || typeof detail.limit !== 'number')
          return t('fileTooLargeHere');
        return t('fileTooLarge', { bytes: bytes(detail.bytes), limit: bytes(detail.limit) });
      }
      const key = t.has(code as 'unexpected') ? code : 'unexpected';
      return t(`${key as 'unexpected'}`, { requestId: code, ...detail });
    },
    [t, bytes],
  );
}
