'use client';

import { Clock, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/src/components/ui/button';
import { Menu, MenuItem, MenuLine, MenuNote } from '@/src/components/ui/menu';
import type { Me } from '@/src/lib/api-types';
import { Initial } from './initial';
import { useSignOut } from './use-sign-out';

export function AccountMenu({ user }: { user: NonNullable<Me['user']> }) {
  const t = useTranslations('account');
  const nav = useTranslations('nav');
  const signOut = useSignOut();
  return (
    <Menu
      defaultOpen
      trigger={
        <Button look="quiet" size="icon" aria-label={t('menu', { name: user.name })}>
          <Initial name={user.name} />
        </Button>
      }
    >
      <MenuNote>
        {user.name} · {t('plan', { plan: user.plan })}
      </MenuNote>
      <MenuLine />
      <MenuItem asChild>
        <Link href="/history">
          <Clock aria-hidden className="size-4" />
          {nav('history')}
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden className="size-4" />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
