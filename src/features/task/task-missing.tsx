import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { StageSurface } from '@/src/components/picture-frame';
import { buttonStyle } from '@/src/components/ui/button';

/** For an address that names a task which is gone, or somebody else's. */
export function TaskMissing() {
  const t = useTranslations('task');
  const h = useTranslations('history');
  return (
    <StageSurface>
      <div className="max-w-md text-center">
        <h2 className="text-lg font-semibold">{t('missing')}</h2>
        <p className="mt-2 mb-6 text-soft">{t('missingLead')}</p>
        <Link className={buttonStyle({ look: 'primary' })} href="/history">
          {h('title')}
        </Link>
      </div>
    </StageSurface>
  );
}
