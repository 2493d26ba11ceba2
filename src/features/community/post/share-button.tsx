'use client';

import { Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { notify } from '@/src/lib/toast';
import { copyText } from '../shared/copy-text';

/** Hands the page's address on: by the system's own sheet on phones, else by the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const t = useTranslations('community.post');
  const share = async () => {
    const url = window.location.href.split('#')[0] ?? '';
    if (window.matchMedia('(pointer: coarse)').matches && 'share' in navigator) {
      // Whoever closes the sheet has changed their mind.
      await navigator.share({ title, url }).catch(() => undefined);
      return;
    }
    const copied = await copyText(url);
    void notify(copied ? { text: t('copied') } : { text: t('notCopied', { url }), tone: 'error' });
  };
  return (
    <Button onClick={() => void share()}>
      <Share2 aria-hidden className="size-4" />
      {t('share')}
    </Button>
  );
}
