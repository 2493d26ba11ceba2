'use client';

import { UserCheck, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { Button } from '@/src/components/ui/button';
import { forgetLists } from '../shared/remembered-lists';
import { useAct } from '../shared/use-act';

interface FollowButtonProps {
  uid: number;
  name: string;
  following: boolean;
  /** Hears at once of a change, and again when it was refused. */
  onChange: (following: boolean) => void;
}

export function FollowButton({ uid, name, following, onChange }: FollowButtonProps) {
  const t = useTranslations('community.person');
  const act = useAct();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const toggle = async () => {
    if (busy) return;
    setBusy(true);
    onChange(!following);
    const done = await act((api) => api.forum.people[following ? 'unfollow' : 'follow'].mutate({ uid }));
    setBusy(false);
    if (!done) onChange(following);
    else {
      forgetLists();
      announce(following ? t('unfollowed', { name }) : t('followed', { name }));
    }
  };
  const Icon = following ? UserCheck : UserPlus;
  return (
    <Button
      look={following ? 'plain' : 'primary'}
      aria-pressed={following}
      aria-label={t('followNamed', { name })}
      onClick={() => void toggle()}
    >
      <Icon aria-hidden className="size-4" />
      {following ? t('following') : t('follow')}
    </Button>
  );
}
