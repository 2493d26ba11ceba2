'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useMe } from '@/src/features/account/me';
import { useAnnounce } from '@/src/components/live-region';
import { refusalOf } from '@/src/lib/refusal';
import { useAct } from '../shared/use-act';

export interface LikeState {
  liked: boolean;
  count: number;
}

/** What was liked in this tab since its pages were drawn: they may be shown again as they were. */
const since = new Map<string, LikeState>();

export interface Liked {
  subject: 'post' | 'comment' | 'movie' | 'photo';
  id: number;
  likedByMe: boolean;
  likeCount: number;
}

/** A like that shows at once, and goes back when the server refuses it. */
export function useLike({ subject, id, likedByMe, likeCount }: Liked): LikeState & { toggle: () => void } {
  const t = useTranslations('community.like');
  const { user } = useMe();
  const act = useAct();
  const announce = useAnnounce();
  const key = `${user?.id ?? ''}:${subject}:${id}`;
  const drawn = { liked: likedByMe, count: likeCount };
  const [changed, setChanged] = useState<LikeState | null>(() => since.get(key) ?? null);
  const busy = useRef(false);
  const state = changed ?? drawn;

  const toggle = async () => {
    if (busy.current) return;
    busy.current = true;
    const liked = !state.liked;
    if (user) setChanged({ liked, count: Math.max(0, state.count + (liked ? 1 : -1)) });
    const done = await act((api) =>
      api.forum[liked ? 'like' : 'unlike'].mutate({ subject, id }).catch((error: unknown) => {
        // Liked in another tab: that is what was wished.
        if (refusalOf(error).code === 'alreadyLiked') return null;
        throw error;
      }),
    );
    if (done) {
      const settled = { liked, count: done.value?.likeCount ?? state.count };
      since.set(key, settled);
      setChanged(settled);
      announce(liked ? t('done') : t('undone'));
    } else setChanged(state);
    busy.current = false;
  };
  return { ...state, toggle: () => void toggle() };
}
