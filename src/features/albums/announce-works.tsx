'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { WorkStage, WorkView } from '@/server/albums/views';
import { useAnnounce } from '@/src/components/live-region';
import { isGoing } from './work-stage';

/** Says when a work is finished, or has failed, to those who do not see it. */
export function AnnounceWorks({ works }: { works: readonly WorkView[] }) {
  const t = useTranslations('albums.work');
  const announce = useAnnounce();
  const before = useRef(new Map<number, WorkStage>());
  useEffect(() => {
    for (const { id, kind, stage } of works) {
      const was = before.current.get(id);
      if (was !== undefined && isGoing(was) && !isGoing(stage)) {
        if (stage === 'done') announce(kind === 'movie' ? t('filmDone') : t('longDone'));
        else announce(kind === 'movie' ? t('filmFailed') : t('longFailed'));
      }
      before.current.set(id, stage);
    }
  }, [works, announce, t]);
  return null;
}
