'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Field } from '@/src/components/ui/field';
import { Segmented } from '@/src/components/ui/segmented';
import type { RefusalView } from '@/src/lib/refusal';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { FormFrame, textOf } from '../form-frame';
import type { Receiver } from './recovery';

interface AskFormProps {
  onAsk: (to: Receiver) => Promise<RefusalView | null>;
  progress: ReactNode;
}

/** The first step: where the code shall go. */
export function AskForm({ onAsk, progress }: AskFormProps) {
  const t = useTranslations('recover');
  const a = useTranslations('account');
  const say = useRefusalText();
  const [by, setBy] = useState<'email' | 'phone'>('email');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const atField = problem?.code === 'emailInvalid' || problem?.code === 'phoneInvalid';

  const submit = async (values: FormData) => {
    const typed = textOf(values, by).trim();
    // What cannot be an address need not be asked for; whether it is anybody's, nobody is told.
    if (by === 'email' && !typed.includes('@')) return setProblem({ code: 'emailInvalid', detail: {} });
    setBusy(true);
    setProblem(null);
    setProblem(await onAsk(by === 'email' ? { email: typed } : { phone: typed }));
    setBusy(false);
  };
  const field = {
    label: t(`${by}`),
    name: by,
    error: problem && atField ? say(problem) : null,
    required: true,
  };
  return (
    <FormFrame
      title={t('title')}
      lead={t('lead')}
      submit={t('send')}
      busy={busy}
      problem={atField ? null : problem}
      progress={progress}
      onSubmit={(values) => void submit(values)}
      other={{ question: t('remembered'), href: '/sign-in', text: a('signIn') }}
    >
      <Segmented
        legend={t('by')}
        segments={[
          { value: 'email', label: t('byEmail') },
          { value: 'phone', label: t('byPhone') },
        ]}
        value={by}
        onChange={(next) => {
          setBy(next);
          setProblem(null);
        }}
      />
      {by === 'email' ? (
        <Field {...field} key="email" type="email" autoComplete="email" hint={t('emailHint')} />
      ) : (
        <Field {...field} key="phone" type="tel" autoComplete="tel" hint={t('phoneHint')} />
      )}
    </FormFrame>
  );
}
