'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/src/components/ui/field';

const DIGITS = 6;

/** Six digits in one field, so that the phone can fill it in and a paste with spaces is understood. */
export function CodeField({ error }: { error: string | null }) {
  const t = useTranslations('recover');
  const [code, setCode] = useState('');
  return (
    <Field
      label={t('code')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      spellCheck={false}
      value={code}
      onChange={({ target }) => setCode(target.value.replace(/\D/g, '').slice(0, DIGITS))}
      hint={t('codeHint')}
      error={error}
      required
      style={{ letterSpacing: '0.5em', fontVariantNumeric: 'tabular-nums' }}
    />
  );
}
