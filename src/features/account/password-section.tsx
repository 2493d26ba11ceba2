'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { textOf } from './form-frame';
import { useMe } from './me';
import { Panel } from './page/panel';
import { PasswordField } from './password-field';

const FIELD_OF: Partial<Record<string, 'old' | 'new'>> = {
  wrongPassword: 'old',
  passwordTooShort: 'new',
  passwordTooLong: 'new',
};

/** A new password; every other device has to sign in again. */
export function PasswordSection() {
  const t = useTranslations('me.password');
  const trpc = useTRPC();
  const say = useRefusalText();
  const { user } = useMe();
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const change = useMutation(
    trpc.accounts.changePassword.mutationOptions({
      onSuccess: (answer) => {
        if (!answer.ok) return setProblem({ code: answer.reason, detail: {} });
        setProblem(null);
        void notify({ text: t('changed') });
      },
      onError: (error) => setProblem(refusalOf(error)),
    }),
  );
  const field = problem && FIELD_OF[problem.code];
  const errorOf = (name: typeof field) => (problem && field === name ? say(problem) : null);
  return (
    <Panel title={t('title')} lead={t('lead')}>
      <form
        noValidate
        className="flex max-w-md flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const values = new FormData(form);
          const [oldPassword, newPassword] = [textOf(values, 'old'), textOf(values, 'new')];
          if (change.isPending) return;
          change.mutate({ oldPassword, newPassword }, { onSuccess: ({ ok }) => ok && form.reset() });
        }}
      >
        {/* Password managers want to know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={user?.name ?? ''} readOnly />
        <div>
          <PasswordField
            label={t('old')}
            name="old"
            autoComplete="current-password"
            error={errorOf('old')}
            required
          />
          <Link
            href="/recover"
            className="mt-2 inline-block text-sm font-medium text-accent underline underline-offset-4"
          >
            {t('forgotten')}
          </Link>
        </div>
        <PasswordField
          label={t('new')}
          name="new"
          autoComplete="new-password"
          hint={t('hint')}
          error={errorOf('new')}
          required
        />
        {problem && !field && <Problem refusal={problem} live />}
        <Button type="submit" look="primary" className="self-start" aria-disabled={change.isPending}>
          {t('change')}
        </Button>
      </form>
    </Panel>
  );
}
