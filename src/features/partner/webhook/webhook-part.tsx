'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';
import { Panel } from '@/src/features/account/page/panel';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import type { PartProps } from '../page/partner-body';
import { ShownSecret } from '../shared/shown-secret';
import { Deliveries } from './deliveries';

/** Where the partner's own server hears of finished photographs. */
export function WebhookPart({ partner: { webhookUrl } }: PartProps) {
  const t = useTranslations('partner.webhook');
  const a = useTranslations('partner.access');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const [url, setUrl] = useState(webhookUrl ?? '');
  const save = useMutation(
    trpc.partners.setWebhook.mutationOptions({
      onSuccess: (made) => {
        setUrl(made?.url ?? '');
        void notify({ text: made ? t('saved') : t('removed') });
        void queries.invalidateQueries({ queryKey: trpc.partners.mine.queryKey() });
      },
    }),
  );
  const put = (next: string | null) => !save.isPending && save.mutate({ url: next });
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('title')} lead={t('lead')}>
        <form
          noValidate
          className="flex max-w-xl flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            put(url.trim());
          }}
        >
          <Field
            label={t('url')}
            hint={t('urlHint')}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            value={url}
            onChange={({ target }) => setUrl(target.value)}
            error={save.error ? say(refusalOf(save.error)) : null}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" aria-disabled={save.isPending}>
              {webhookUrl !== null && url.trim() === webhookUrl ? t('renew') : t('save')}
            </Button>
            {webhookUrl !== null && (
              <Button look="danger" aria-disabled={save.isPending} onClick={() => put(null)}>
                {t('remove')}
              </Button>
            )}
          </div>
        </form>
        {save.data && (
          <div className="mt-5 max-w-xl">
            <ShownSecret
              title={t('secret')}
              lead={a('once')}
              secret={save.data.secret}
              kept={a('kept')}
              onKept={save.reset}
            />
          </div>
        )}
        <p className="mt-5 max-w-prose text-sm text-soft">
          {t.rich('secretLead', { code: (text) => <code className="break-words text-ink">{text}</code> })}
        </p>
      </Panel>
      <Deliveries ready={webhookUrl !== null} />
    </div>
  );
}
