'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Skeleton } from '@/src/components/ui/skeleton';
import { copyText } from '@/src/features/community/shared/copy-text';
import { notify } from '@/src/lib/toast';

/** A code to scan with the address of this page, black on white in both themes: cameras want it so. */
export function OrderCode() {
  const t = useTranslations('order');
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void import('qrcode').then(async ({ toDataURL }) => {
      const drawn = await toDataURL(window.location.href, { margin: 1, width: 480 });
      if (!gone) setPicture(drawn);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <figure className="flex flex-col items-center gap-3 md:w-56">
      {picture ? (
        // A picture made here and now: there is nothing that an optimiser could do for it.
        // eslint-disable-next-line @next/next/no-img-element
        <img src={picture} alt={t('codeAlt')} width={208} height={208} className="rounded-md bg-white p-2" />
      ) : (
        <Skeleton className="size-52" />
      )}
      <figcaption className="text-center text-sm text-soft">{t('code')}</figcaption>
      <Button
        size="sm"
        onClick={() => {
          const url = window.location.href;
          void copyText(url).then((copied) =>
            notify(copied ? { text: t('copied') } : { text: t('notCopied', { url }), tone: 'error' }),
          );
        }}
      >
        <Copy aria-hidden className="size-4" />
        {t('copy')}
      </Button>
    </figure>
  );
}
