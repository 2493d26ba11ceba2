'use client';

import { Handshake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyNote } from '@/src/features/community/shared/empty-note';

/** For people whom no operator has linked with a partner yet. */
export function NoPartner({ userName }: { userName: string }) {
  const t = useTranslations('partner.none');
  return (
    <div className="mt-4 md:mt-6">
      <EmptyNote Icon={Handshake} title={t('title')} lead={t('lead')}>
        <code className="max-w-full rounded-md border border-line bg-surface px-3 py-2 text-left text-sm break-words">
          npm run admin -- partner link CODE {userName}
        </code>
      </EmptyNote>
    </div>
  );
}
