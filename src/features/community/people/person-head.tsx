'use client';

import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import type { PersonView } from '@/server/forum/views';
import { buttonStyle } from '@/src/components/ui/button';
import { TabLink } from '../feed/tab-link';
import { isBlank, personHref } from '../shared/words';
import { Avatar } from './avatar';
import { FollowButton } from './follow-button';
import { PersonMenu } from './person-menu';

export type PersonTab = 'posts' | 'followers' | 'following';

/** Who a person is, how many follow, and the ways to their posts and people. */
export function PersonHead({ person, tab }: { person: PersonView; tab: PersonTab }) {
  const t = useTranslations('community.person');
  const { number } = useFormatter();
  const [followed, setFollowed] = useState(person.followedByMe);
  const { uid, name, intro, avatar, blocked, me, postCount, followingCount } = person;
  const followers = person.followerCount + Number(followed) - Number(person.followedByMe);
  const short = (count: number) => number(count, { notation: 'compact' });
  const base = personHref(person);
  return (
    <header className="mb-6">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4 py-4 sm:flex-nowrap sm:gap-x-7 sm:py-8">
        <Avatar src={avatar} size={88} />
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
            <bdi>{name}</bdi>
          </h1>
          {!isBlank(intro) && (
            <p
              dir="auto"
              className="mt-1.5 max-w-prose [overflow-wrap:anywhere] whitespace-pre-line text-soft"
            >
              {intro}
            </p>
          )}
        </div>
        <div className="flex items-center gap-2 max-sm:w-full">
          {me && (
            <Link href="/account" className={buttonStyle()}>
              {t('editMe')}
            </Link>
          )}
          {!me && !blocked && (
            <FollowButton uid={uid} name={name} following={followed} onChange={setFollowed} />
          )}
          {!me && <PersonMenu person={person} />}
        </div>
      </div>
      <nav aria-label={t('views')} className="flex gap-5 border-b border-line tabular-nums">
        <TabLink href={base} here={tab === 'posts'}>
          {t('posts')} <span className="text-faint">{short(postCount)}</span>
        </TabLink>
        <TabLink href={`${base}?view=followers`} here={tab === 'followers'}>
          {t('followers')} <span className="text-faint">{short(followers)}</span>
        </TabLink>
        <TabLink href={`${base}?view=following`} here={tab === 'following'}>
          {t('followingTab')} <span className="text-faint">{short(followingCount)}</span>
        </TabLink>
      </nav>
    </header>
  );
}
