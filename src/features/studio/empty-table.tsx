'use client';

import { FolderOpen, ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { QuotaLeft } from '@/src/features/account/quota-left';
import { useMe } from '@/src/features/account/me';
import { Keys } from '@/src/components/keys';
import { useFormats } from '@/src/lib/format';
import { FilePicker } from './file-picker';
import type { Sample } from './sample';
import { SamplePrints } from './sample-prints';

/** The studio before anything lies on the table. */
export function EmptyTable({ samples }: { samples: readonly Sample[] }) {
  const t = useTranslations('studio');
  const { bytes } = useFormats();
  const { limits } = useMe();
  return (
    <section
      aria-labelledby="studio-title"
      className="grid min-h-[calc(100dvh-9rem)] items-center gap-10 rounded-md border border-line bg-sunken p-6 sm:p-10 lg:grid-cols-[minmax(20rem,5fr)_7fr] lg:gap-16 lg:p-14"
    >
      <div className="max-w-xl">
        <h1 id="studio-title" className="text-xl font-semibold tracking-tight sm:text-2xl">
          {t('title')}
        </h1>
        <p className="mt-4 max-w-[34rem] text-soft">{t('lead')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <FilePicker look="primary" size="lg" testId="file-input">
            <ImagePlus aria-hidden className="size-5" />
            {t('choose')}
          </FilePicker>
          <FilePicker folder size="lg" className="max-sm:hidden">
            <FolderOpen aria-hidden className="size-5" />
            {t('chooseFolder')}
          </FilePicker>
        </div>
        <p className="mt-4 text-sm text-soft max-sm:hidden">
          {t.rich('paste', { keys: () => <Keys keys={['mod', 'V']} /> })}
        </p>
        <p className="mt-8 text-sm text-soft">
          {t('limits', { bytes: bytes(limits.bytes), side: limits.side })}
        </p>
        <QuotaLeft />
      </div>
      {samples.length > 0 && <SamplePrints samples={samples} />}
    </section>
  );
}
