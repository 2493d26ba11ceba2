'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { TextArea } from '@/src/components/ui/text-area';
import { Panel } from '@/src/features/account/page/panel';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';

/** The addresses from which requests are answered, one on each line. */
export function AllowList({ kept }: { kept: readonly string[] }) {
  const t = useTranslations('partner.access');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const [text, setText] = useState(kept.join('\n'));
  const save = useMutation(
    trpc.partners.setAllowList.mutationOptions({
      onSuccess: (list) => {
        setText(list.join('\n'));
        void notify({ text: t('saved') });
        void queries.invalidateQueries({ queryKey: trpc.partners.mine.queryKey() });
      },
    }),
  );
  return (
    <Panel title={t('list')} lead={t('listLead')}>
      <form
        noValidate
        className="flex max-w-lg flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate({ entries: text.split('\n') });
        }}
      >
        <TextArea
          label={t('entries')}
          hint={t('entriesHint')}
          rows={5}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={save.error ? say(refusalOf(save.error)) : null}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" aria-disabled={save.isPending}>
            {t('save')}
          </Button>
          {kept.length === 0 && <p className="text-sm text-soft">{t('open')}</p>}
        </div>
      </form>
    </Panel>
  );
}
