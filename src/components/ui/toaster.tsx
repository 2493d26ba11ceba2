'use client';

import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner } from 'sonner';
import { toasterIsThere } from '@/src/lib/toast';

export function Toaster() {
  const { resolvedTheme } = useTheme();
  const t = useTranslations('common');
  // Effects of children run first: by now sonner listens.
  useEffect(toasterIsThere, []);
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      containerAriaLabel={t('messages')}
      toastOptions={{
        classNames: {
          toast: '!rounded-md !border-line !bg-surface !text-ink !shadow-raised',
          description: '!text-soft',
          actionButton: '!h-8 !rounded-sm !bg-primary !px-3 !text-on-primary',
        },
      }}
    />
  );
}
