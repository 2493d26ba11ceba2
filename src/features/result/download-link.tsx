'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonStyle } from '@/src/components/ui/button';
import type { Task } from '@/src/lib/api-types';

/** Downloads a result as it is stored. */
export function DownloadLink({ result }: { result: NonNullable<Task['result']> }) {
  const t = useTranslations('history');
  return (
    <a
      className={buttonStyle({ look: 'quiet', size: 'icon' })}
      href={result.downloadUrl}
      download
      aria-label={t('downloadNamed', { name: result.name })}
    >
      <Download aria-hidden className="size-4" />
    </a>
  );
}
