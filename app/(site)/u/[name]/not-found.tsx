import { UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import { EmptyNote } from '@/src/features/community/shared/empty-note';

export default function PersonNotFound() {
  const t = useTranslations('community.person');
  return (
    <div className="py-4">
      <h1 className="sr-only">{t('missing')}</h1>
      <EmptyNote Icon={UserX} title={t('missing')} lead={t('missingLead')}>
        <Link className={buttonStyle({ look: 'primary', size: 'lg' })} href="/community">
          {t('toCommunity')}
        </Link>
      </EmptyNote>
    </div>
  );
}
