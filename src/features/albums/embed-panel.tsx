'use client';

import { CodeXml, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { Button } from '@/src/components/ui/button';
import { copyText } from '@/src/features/community/shared/copy-text';
import { notify } from '@/src/lib/toast';

/** Code with which other sites show the work, to be copied. */
export function EmbedPanel({ code }: { code: string }) {
  const t = useTranslations('gallery');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    const copied = await copyText(code);
    if (!copied) field.current?.select();
    void notify(copied ? { text: t('copied') } : { text: t('notCopied'), tone: 'error' });
  };
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-8 list-none items-center gap-2 rounded-sm text-soft hover:text-ink">
        <CodeXml aria-hidden className="size-4" />
        {t('embed')}
      </summary>
      <div className="mt-2 rounded-md border border-line bg-surface p-3">
        <p className="text-soft">{t('embedLead')}</p>
        <label htmlFor={id} className="sr-only">
          {t('embedCode')}
        </label>
        <textarea
          ref={field}
          id={id}
          readOnly
          value={code}
          rows={5}
          dir="ltr"
          spellCheck={false}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className="mt-2 block w-full resize-none rounded-sm border border-outline bg-sunken p-2 font-mono text-xs [overflow-wrap:anywhere]"
        />
        <Button size="sm" className="mt-2" onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {t('copy')}
        </Button>
      </div>
    </details>
  );
}
