'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/src/components/ui/field';
import type { RefusalView } from '@/src/lib/refusal';
import { FormFrame, textOf } from './form-frame';
import { PasswordField } from './password-field';
import { useEnter } from './use-enter';

export function SignInForm() {
  const t = useTranslations('account');
  const enter = useEnter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);

  const submit = async (values: FormData) => {
    setBusy(true);
    setProblem(null);
    setProblem(await enter(textOf(values, 'name').trim(), textOf(values, 'password')));
    setBusy(false);
  };

  return (
    <FormFrame
      title={t('signInTitle')}
      lead={t('signInLead')}
      submit={t('signIn')}
      busy={busy}
      problem={problem}
      onSubmit={(values) => void submit(values)}
      other={{ question: t('noAccount'), href: '/sign-up', text: t('signUp') }}
    >
      <Field label={t('nameOrEmail')} name="name" autoComplete="username" autoCapitalize="none" required />
      <PasswordField name="password" autoComplete="current-password" required />
    </FormFrame>
  );
}
