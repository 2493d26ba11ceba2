'use client';

import { Clock, LogOut, ShieldCheck, UserCog, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/src/components/ui/button';
import { Menu, MenuItem, MenuLine, MenuNote } from '@/src/components/ui/menu';
import { personHref } from '@/src/features/community/shared/words';
import type { Me } from '@/src/lib/api-types';
import { Portrait } from './portrait';
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
          <Portrait name={user.name} avatar={user.avatar} />
        </Button>
      }
    >
      <MenuNote>
        {user.name} · {t('plan', { plan: user.plan })}
      </MenuNote>
      <MenuLine />
      <MenuItem asChild>
        <Link href={personHref(user)}>
          <UserRound aria-hidden className="size-4" />
          {nav('myPage')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/account">
          <UserCog aria-hidden className="size-4" />
          {t('settings')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/history">
          <Clock aria-hidden className="size-4" />
          {nav('history')}
        </Link>
      </MenuItem>
      {user.role === 'admin' && (
        <MenuItem asChild>
          <Link href="/admin">
            <ShieldCheck aria-hidden className="size-4" />
            {t('management')}
          </Link>
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden className="size-4" />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
