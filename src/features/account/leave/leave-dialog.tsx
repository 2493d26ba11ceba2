'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Dialog } from '@/src/components/ui/dialog';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { textOf } from '../form-frame';
import { PasswordField } from '../password-field';
import { useSignOut } from '../use-sign-out';

/** The last question before somebody goes: their password. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('me.data');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const say = useRefusalText();
  const signOut = useSignOut();
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const leave = useMutation(
    trpc.accounts.deleteAccount.mutationOptions({
      onSuccess: (answer) => {
        if (!answer.ok) return setProblem({ code: answer.reason, detail: {} });
        void signOut(t('gone'));
      },
      onError: (error) => setProblem(refusalOf(error)),
    }),
  );
  const atField = problem?.code === 'wrongPassword';
  return (
    <Dialog title={t('confirmTitle')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-5 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          const password = textOf(new FormData(event.currentTarget), 'password');
          if (!leave.isPending) leave.mutate({ password });
        }}
      >
        <p className="text-sm text-soft">{t('confirmLead')}</p>
        <PasswordField
          name="password"
          autoComplete="current-password"
          error={problem && atField ? say(problem) : null}
          autoFocus
          required
        />
        {problem && !atField && <Problem refusal={problem} live />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('stay')}</Button>
          <Button
            type="submit"
            look="danger"
            className="border border-danger"
            aria-disabled={leave.isPending}
          >
            {leave.isPending ? c('loading') : t('confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
