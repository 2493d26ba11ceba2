'use client';

import { Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { useOpenOverlay } from './shortcuts';

export function KeysButton() {
  const t = useTranslations('nav');
  const open = useOpenOverlay();
  return (
    <Button look="quiet" size="sm" onClick={() => open('keys')}>
      <Keyboard aria-hidden className="size-4" />
      {t('keys')}
    </Button>
  );
}
