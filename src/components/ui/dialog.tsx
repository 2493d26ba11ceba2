'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/src/lib/cn';
import { Button } from './button';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** `wide` takes the window, for pictures side by side. */
  size?: 'text' | 'wide';
  /** Leaves out the visible head, for dialogs whose content introduces itself. */
  bare?: boolean;
}

/** A dialog that is open for as long as it is mounted. */
export function Dialog({ title, onClose, children, size = 'text', bare = false }: DialogProps) {
  const t = useTranslations('common');
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            'fixed z-50 mx-auto animate-appear overflow-auto rounded-md border border-line bg-surface shadow-raised',
            size === 'text'
              ? 'inset-x-4 top-[12dvh] max-h-[76dvh] max-w-lg'
              : 'inset-x-2 top-2 max-h-[calc(100dvh-1rem)] max-w-[112rem] sm:inset-x-6 sm:top-6 sm:max-h-[calc(100dvh-3rem)]',
          )}
        >
          {bare ? (
            <Radix.Title className="sr-only">{title}</Radix.Title>
          ) : (
            <div className="flex items-center justify-between py-3 pr-3 pl-5">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              <Radix.Close asChild>
                <Button look="quiet" size="icon" aria-label={t('close')}>
                  <X aria-hidden className="size-4" />
                </Button>
              </Radix.Close>
            </div>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
