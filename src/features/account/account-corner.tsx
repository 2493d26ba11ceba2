'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { useMe } from './me';
import { Portrait } from './portrait';

const AccountMenu = dynamic(() => import('./account-menu').then((m) => m.AccountMenu), { ssr: false });

/** The end of the header: a way in, or the menu of whoever is in. */
export function AccountCorner() {
  const t = useTranslations('account');
  const { user } = useMe();
  const [wanted, setWanted] = useState(false);
  if (!user) {
    return (
      <Link className={buttonStyle({ size: 'sm' })} href="/sign-in">
        {t('signIn')}
      </Link>
    );
  }
  // The menu's code comes with the first press, and opens as soon as it is there.
  if (wanted) return <AccountMenu user={user} />;
  return (
    <Button
      look="quiet"
      size="icon"
      aria-haspopup="menu"
      aria-label={t('menu', { name: user.name })}
      onClick={() => setWanted(true)}
    >
      <Portrait name={user.name} avatar={user.avatar} />
    </Button>
  );
}
