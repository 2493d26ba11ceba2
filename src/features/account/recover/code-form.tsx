'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { FormFrame, textOf } from '../form-frame';
import { PasswordField } from '../password-field';
import { useEnter } from '../use-enter';
import { AgainButton } from './again-button';
import { CodeField } from './code-field';
import type { Receiver } from './recovery';

/** What the server says of a code, as keys of `errors.*`. */
const CODE_REFUSALS = { none: 'codeGone', wrong: 'codeWrong', spent: 'codeSpent' } as const;

const FIELD_OF: Partial<Record<string, 'code' | 'password'>> = {
  codeGone: 'code',
  codeWrong: 'code',
  codeSpent: 'code',
  codeMissing: 'code',
  passwordTooShort: 'password',
  passwordTooLong: 'password',
};

interface CodeFormProps {
  /** Null after a reload. */
  receiver: Receiver | null;
  onAgain: (to: Receiver) => Promise<RefusalView | null>;
  progress: ReactNode;
}

/** The second step: the code and a new password; then straight in. */
export function CodeForm({ receiver, onAgain, progress }: CodeFormProps) {
  const t = useTranslations('recover');
  const say = useRefusalText();
  const router = useRouter();
  const enter = useEnter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const handle = receiver && ('email' in receiver ? receiver.email : receiver.phone);

  const attempt = async (code: string, password: string): Promise<RefusalView | null> => {
    if (!code) return { code: 'codeMissing', detail: {} };
    try {
      const { server } = await import('@/src/lib/server-client');
      const answer = await server.accounts.recovery.finish.mutate({ code, password });
      if (!answer.ok) return { code: CODE_REFUSALS[answer.reason], detail: {} };
    } catch (error) {
      return refusalOf(error);
    }
    // The password is set. Should the door not open by itself, it is where to try it.
    if (handle && (await enter(handle, password)) === null) return null;
    void notify({ text: t('done') });
    router.push('/sign-in');
    return null;
  };
  const submit = async (values: FormData) => {
    setBusy(true);
    setProblem(null);
    setProblem(await attempt(textOf(values, 'code').replace(/\D/g, ''), textOf(values, 'password')));
    setBusy(false);
  };
  const field = problem && FIELD_OF[problem.code];
  const errorOf = (name: typeof field) => (problem && field === name ? say(problem) : null);
  return (
    <FormFrame
      title={t('codeTitle')}
      lead={handle ? t('sentTo', { handle }) : t('sent')}
      submit={t('finish')}
      busy={busy}
      problem={field ? null : problem}
      progress={progress}
      onSubmit={(values) => void submit(values)}
      other={{ question: t('otherAddress'), href: '/recover', text: t('startOver') }}
    >
      <CodeField error={errorOf('code')} />
      {receiver && <AgainButton onAgain={() => onAgain(receiver)} onProblem={setProblem} />}
      <PasswordField
        label={t('newPassword')}
        name="password"
        autoComplete="new-password"
        hint={t('newPasswordHint')}
        error={errorOf('password')}
        required
      />
    </FormFrame>
  );
}
