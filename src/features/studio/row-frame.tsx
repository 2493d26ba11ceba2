'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { cn } from '@/src/lib/cn';
import { useTable } from './table';

interface RowFrameProps {
  itemKey: string;
  name: string;
  thumbnail: string | null;
  /** For tests and styles: where the picture is on its way. */
  status: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** One row of the table: a press shows the picture large. */
export function RowFrame({ itemKey, name, thumbnail, status, children, actions }: RowFrameProps) {
  const t = useTranslations('studio');
  const { queue, dispatch } = useTable();
  const current = queue.selected === itemKey;
  return (
    <li
      data-testid="task-row"
      data-status={status}
      className={cn('flex items-center gap-3 p-2 first:rounded-t-md last:rounded-b-md', current && 'bg-tint')}
    >
      <button
        type="button"
        aria-label={t('open', { name })}
        aria-current={current || undefined}
        onClick={() => dispatch({ type: 'select', key: itemKey })}
        className="rounded-sm"
      >
        <Thumbnail src={thumbnail} className="size-12" />
      </button>
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{name}</p>
        <div className="text-sm text-soft">{children}</div>
      </div>
      {actions}
      <Button
        look="quiet"
        size="icon"
        aria-label={t('remove', { name })}
        onClick={() => dispatch({ type: 'remove', key: itemKey })}
      >
        <X aria-hidden className="size-4" />
      </Button>
    </li>
  );
}
