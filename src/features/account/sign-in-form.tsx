'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Field } from '@/src/components/ui/field';
import type { RefusalView } from '@/src/lib/refusal';
import { doorHref } from '@/src/lib/safe-next';
import { FormFrame, textOf } from './form-frame';
import { PasswordField } from './password-field';
import { useEnter } from './use-enter';

/** `next`: a path of this site, to go on to. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('account');
  const enter = useEnter(next);
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
      other={{ question: t('noAccount'), href: doorHref('/sign-up', next), text: t('signUp') }}
      note={t('withoutAccount')}
    >
      <Field label={t('nameOrEmail')} name="name" autoComplete="username" autoCapitalize="none" required />
      <div>
        <PasswordField name="password" autoComplete="current-password" required />
        <Link
          href="/recover"
          className="mt-2 inline-block text-sm font-medium text-accent underline underline-offset-4"
        >
          {t('forgotPassword')}
        </Link>
      </div>
    </FormFrame>
  );
}
