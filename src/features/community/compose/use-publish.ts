'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { notify } from '@/src/lib/toast';
import { forgetLists } from '../shared/remembered-lists';
import { postHref } from '../shared/words';
import { checkComposition, type Faults } from './check-composition';
import { writingOf, type Composition, type Writing } from './compose-state';
import type { Autosave } from './use-autosave';

export type PublishState = 'still' | 'waiting' | 'sending';

interface Publish {
  state: PublishState;
  /** What has to be put right first; empty before the first attempt. */
  faults: Faults;
  problem: RefusalView | null;
  start: () => Faults;
}

function publishing(postId: number | null, writing: Writing) {
  const { forum } = server;
  return postId === null ? forum.create.mutate(writing) : forum.edit.mutate({ id: postId, ...writing });
}

/** Publishes a post (or its changes) as soon as all of its pictures have arrived. */
export function usePublish(postId: number | null, composition: Composition, autosave: Autosave): Publish {
  const t = useTranslations('community.compose');
  const router = useRouter();
  const [wanted, setWanted] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const faults = tried ? checkComposition(composition) : {};
  const uploading = composition.items.some((item) => item.state.at === 'uploading');

  const send = useEffectEvent(async () => {
    await autosave.stop();
    try {
      // A picture may have been refused, or a word taken away, while others were on their way.
      const ready = Object.keys(checkComposition(composition)).length === 0;
      const post = ready && (await publishing(postId, writingOf(composition)));
      if (post) {
        forgetLists();
        void notify({ text: postId === null ? t('published') : t('changed') });
        router.push(postHref(post.id));
        router.refresh();
        return;
      }
    } catch (error) {
      setProblem(refusalOf(error));
    }
    autosave.resume();
    setWanted(false);
  });
  const due = wanted && !uploading;
  useEffect(() => {
    if (!due) return;
    const soon = setTimeout(() => void send());
    return () => clearTimeout(soon);
  }, [due]);

  const start = () => {
    setTried(true);
    setProblem(null);
    const found = checkComposition(composition);
    if (Object.keys(found).length === 0) setWanted(true);
    return found;
  };
  return { state: !wanted ? 'still' : uploading ? 'waiting' : 'sending', faults, problem, start };
}
