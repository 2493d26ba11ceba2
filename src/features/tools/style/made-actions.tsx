'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MadePicture } from '@/server/vision/views';
import { buttonStyle } from '@/src/components/ui/button';
import { useFormats } from '@/src/lib/format';

/** Takes away what was painted. */
export function MadeActions({ made }: { made: MadePicture }) {
  const t = useTranslations('tools.style');
  const { pixels, bytes } = useFormats();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <a href={made.downloadUrl} download className={buttonStyle({ look: 'primary' })}>
        <Download aria-hidden className="size-4" />
        {t('download')}
      </a>
      <p className="text-sm text-soft tabular-nums">
        {pixels(made)} · {bytes(made.bytes)}
      </p>
      <p className="basis-full text-sm text-soft">{t('kept')}</p>
    </div>
  );
}
