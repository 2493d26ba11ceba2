'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Panel } from '@/src/features/account/page/panel';
import { copyText } from '@/src/features/community/shared/copy-text';
import type { FreshKey as Fresh } from '@/src/lib/api-types';
import { notify } from '@/src/lib/toast';

/** A key at the only moment at which anybody sees it. */
export function FreshKey({ made, onDone }: { made: Fresh; onDone: () => void }) {
  const t = useTranslations('apiKeys');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(made.key);
    setCopied(done);
    if (!done) void notify({ text: t('notCopied'), tone: 'error' });
  };
  return (
    <div role="status">
      <Panel title={t('made', { name: made.name })} lead={t('once')}>
        <div className="flex flex-wrap items-center gap-3">
          <code
            data-testid="fresh-key"
            className="min-w-0 flex-1 basis-64 rounded-md border border-outline bg-sunken px-3 py-2.5 text-sm break-all select-all"
          >
            {made.key}
          </code>
          <Button look="primary" onClick={() => void copy()}>
            {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            {copied ? t('copied') : t('copy')}
          </Button>
        </div>
        <p className="mt-5 text-sm font-medium">{t('example')}</p>
        <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 text-sm leading-6" tabIndex={0}>
          {`curl -H 'X-API-KEY: ${made.prefix}…' \\
  --data-urlencode 'conf={"x2":1,"style":"photo","noise":0,"input":"https://…/a.jpg"}' \\
  ${typeof window === 'undefined' ? '' : window.location.origin}/api/task/`}
        </pre>
        <Button className="mt-5" onClick={onDone}>
          {t('kept')}
        </Button>
      </Panel>
    </div>
  );
}
