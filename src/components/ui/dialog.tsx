'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Leaves out the visible head, for dialogs whose content introduces itself. */
  bare?: boolean;
}

/** A dialog that is open for as long as it is mounted. */
export function Dialog({ title, onClose, children, bare = false }: DialogProps) {
  const t = useTranslations('common');
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12dvh] z-50 mx-auto max-h-[76dvh] max-w-lg animate-appear overflow-auto rounded-md border border-line bg-surface shadow-raised"
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
