'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';
import { Segmented } from '@/src/components/ui/segmented';
import { TextArea } from '@/src/components/ui/text-area';
import type { Profile } from '@/src/lib/api-types';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { textOf } from '../form-frame';
import { useRefreshMe } from '../me';

/** As document 003 numbers them. */
const GENDERS = ['0', '1', '2'] as const;
const INTRO_LENGTH = 500;

const FIELD_OF: Partial<Record<string, 'intro' | 'email' | 'phone'>> = {
  textTooLong: 'intro',
  emailInvalid: 'email',
  emailTaken: 'email',
  phoneInvalid: 'phone',
  phoneTaken: 'phone',
};

export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations('me.profile');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refreshMe = useRefreshMe();
  const say = useRefusalText();
  const [gender, setGender] = useState<(typeof GENDERS)[number]>(GENDERS[profile.gender] ?? '0');
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const save = useMutation(
    trpc.accounts.profile.update.mutationOptions({
      onSuccess: (answer) => {
        if (!answer.ok) return setProblem({ code: answer.code, detail: {} });
        setProblem(null);
        void notify({ text: t('saved') });
        refreshMe();
        void queries.invalidateQueries({ queryKey: trpc.accounts.profile.get.queryKey() });
      },
      onError: (error) => setProblem(refusalOf(error)),
    }),
  );
  const field = problem && FIELD_OF[problem.code];
  const errorOf = (name: typeof field) => (problem && field === name ? say(problem) : null);
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const values = new FormData(event.currentTarget);
        const [intro, email, phone] = ['intro', 'email', 'phone'].map((name) => textOf(values, name));
        if (!save.isPending) save.mutate({ intro, email, phone, gender: Number(gender) });
      }}
    >
      <TextArea
        label={t('intro')}
        name="intro"
        defaultValue={profile.intro}
        maxLength={2 * INTRO_LENGTH}
        hint={t('introHint', { limit: INTRO_LENGTH })}
        error={errorOf('intro')}
      />
      <Segmented
        className="max-w-sm"
        legend={t('gender')}
        segments={GENDERS.map((value) => ({ value, label: t(`genders.${value}`) }))}
        value={gender}
        onChange={setGender}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={profile.email ?? ''}
          hint={t('emailHint')}
          error={errorOf('email')}
        />
        <Field
          label={t('phone')}
          name="phone"
          type="tel"
          autoComplete="tel"
          defaultValue={profile.phone ?? ''}
          hint={t('phoneHint')}
          error={errorOf('phone')}
        />
      </div>
      {problem && !field && <Problem refusal={problem} live />}
      <Button type="submit" look="primary" className="self-start" aria-disabled={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
