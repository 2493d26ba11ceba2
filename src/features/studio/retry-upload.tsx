'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import type { Item } from './queue';
import { useTable } from './table';

/** What may succeed when it is tried again; a file that is no picture will not become one. */
export const PASSING = new Set([
  'uploadFailed',
  'uploadIncomplete',
  'uploadMalformed',
  'tooManyUploads',
  'unexpected',
  'noVisitor',
]);

export function RetryUpload({ item }: { item: Item }) {
  const t = useTranslations('task');
  const { dispatch } = useTable();
  if (item.state.at !== 'refused' || !item.file || !PASSING.has(item.state.problem.code)) return null;
  return (
    <Button
      size="sm"
      aria-label={t('retryNamed', { name: item.name })}
      onClick={() => dispatch({ type: 'upload', key: item.key })}
    >
      {t('retry')}
    </Button>
  );
}
