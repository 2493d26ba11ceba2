'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/src/components/ui/field';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { doorHref } from '@/src/lib/safe-next';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { FormFrame, textOf } from './form-frame';
import { PasswordField } from './password-field';
import { useProof } from './proof/use-proof';
import { useEnter } from './use-enter';

/** Which field a refusal is about; the rest concerns the whole form. */
const FIELD_OF: Partial<Record<string, 'name' | 'email' | 'password'>> = {
  nameTaken: 'name',
  nameInvalid: 'name',
  nameAllDigits: 'name',
  emailTaken: 'email',
  emailInvalid: 'email',
  passwordTooShort: 'password',
  passwordTooLong: 'password',
};

/** `next`: a path of this site, to go on to. */
export function SignUpForm({ next }: { next: string }) {
  const t = useTranslations('account');
  const say = useRefusalText();
  const enter = useEnter(next);
  const { prove, progress } = useProof();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);

  const attempt = async (values: FormData): Promise<RefusalView | null> => {
    const name = textOf(values, 'name').trim();
    const email = textOf(values, 'email').trim() || undefined;
    const password = textOf(values, 'password');
    try {
      const { server } = await import('@/src/lib/server-client');
      const proof = await prove('signUp');
      const answer = await server.accounts.signUp.mutate({ name, email, password, proof });
      if (!answer.ok) return { code: answer.code, detail: {} };
    } catch (error) {
      return refusalOf(error);
    }
    return enter(name, password);
  };
  const submit = async (values: FormData) => {
    setBusy(true);
    setProblem(null);
    setProblem(await attempt(values));
    setBusy(false);
  };

  const field = problem && FIELD_OF[problem.code];
  const errorOf = (name: typeof field) => (problem && field === name ? say(problem) : null);
  return (
    <FormFrame
      title={t('signUpTitle')}
      lead={t('signUpLead')}
      submit={t('signUp')}
      busy={busy}
      problem={field ? null : problem}
      progress={progress}
      onSubmit={(values) => void submit(values)}
      other={{ question: t('haveAccount'), href: doorHref('/sign-in', next), text: t('signIn') }}
      note={t('withoutAccount')}
    >
      <Field
        label={t('name')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        hint={t('nameHint')}
        error={errorOf('name')}
        required
      />
      <Field
        label={t('email')}
        name="email"
        type="email"
        autoComplete="email"
        hint={t('emailHint')}
        error={errorOf('email')}
      />
      <PasswordField
        name="password"
        autoComplete="new-password"
        hint={t('passwordHint')}
        error={errorOf('password')}
        required
      />
    </FormFrame>
  );
}
