'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';
import { Panel } from '@/src/features/account/page/panel';
import type { FreshKey } from '@/src/lib/api-types';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';

const SCOPES = ['enlarge', 'images'] as const;
/** Refusals about the name stand at its field. */
const ABOUT_NAME = new Set(['keyNameMissing', 'textTooLong']);

/** A name by which its owner will know it again, and what it may do. */
export function NewKeyForm({ onMade }: { onMade: (key: FreshKey) => void }) {
  const t = useTranslations('apiKeys');
  const trpc = useTRPC();
  const say = useRefusalText();
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const create = useMutation(
    trpc.billing.keys.create.mutationOptions({
      onSuccess: onMade,
      onError: (error) => setProblem(refusalOf(error)),
    }),
  );
  const atName = problem !== null && ABOUT_NAME.has(problem.code);
  return (
    <Panel title={t('new')}>
      <form
        noValidate
        className="flex max-w-md flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const values = new FormData(event.currentTarget);
          if (create.isPending) return;
          setProblem(null);
          const name = values.get('name');
          create.mutate({
            name: typeof name === 'string' ? name : '',
            scopes: SCOPES.filter((scope) => values.has(scope)),
          });
        }}
      >
        <Field
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          maxLength={60}
          autoComplete="off"
          error={atName ? say(problem) : null}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">{t('may')}</legend>
          {SCOPES.map((scope) => (
            <label
              key={scope}
              className="flex items-start gap-3 rounded-md border border-line p-3 hover:bg-sunken"
            >
              <input
                type="checkbox"
                name={scope}
                defaultChecked={scope === 'enlarge'}
                className="mt-0.5 size-5 shrink-0 accent-(--accent)"
              />
              <span className="text-sm">
                <span className="font-medium">{t(`scopes.${scope}`)}</span>
                <span className="block text-soft">{t(`scopeLeads.${scope}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {problem && !atName && <Problem refusal={problem} live />}
        <Button type="submit" look="primary" className="self-start" aria-disabled={create.isPending}>
          {t('create')}
        </Button>
      </form>
    </Panel>
  );
}
