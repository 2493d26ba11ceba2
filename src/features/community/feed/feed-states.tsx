import { Images, SearchX, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import { doorHref } from '@/src/lib/safe-next';
import { EmptyNote } from '../shared/empty-note';

/** Nobody has posted anything yet. */
export function NothingYet() {
  const t = useTranslations('community.feed');
  return (
    <EmptyNote Icon={Images} title={t('empty')} lead={t('emptyLead')}>
      <Link className={buttonStyle({ look: 'primary', size: 'lg' })} href="/community/new">
        {t('first')}
      </Link>
    </EmptyNote>
  );
}

/** Nothing of people whom the reader follows, or nobody is known to be reading. */
export function NobodyFollowed({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('community.feed');
  return (
    <EmptyNote Icon={UsersRound} title={t('nobody')} lead={signedIn ? t('nobodyLead') : t('nobodySignedOut')}>
      <Link
        className={buttonStyle({ look: 'primary', size: 'lg' })}
        href={signedIn ? '/community' : doorHref('/sign-in', '/community?feed=following')}
      >
        {signedIn ? t('lookAround') : t('signIn')}
      </Link>
    </EmptyNote>
  );
}

/** A search without any result. */
export function NothingFound({ query }: { query: string }) {
  const t = useTranslations('community.search');
  return (
    <EmptyNote Icon={SearchX} title={t('nothing', { query })} lead={t('nothingLead')}>
      <Link className={buttonStyle({ size: 'lg' })} href="/community">
        {t('back')}
      </Link>
    </EmptyNote>
  );
}
