'use client';

import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftView } from '@/server/forum/views';
import { When } from '@/src/components/when';
import { Button } from '@/src/components/ui/button';
import { notify } from '@/src/lib/toast';
import type { Composition } from './compose-state';

interface DraftNoteProps {
  draft: DraftView;
  /** What stands on the sheet now. */
  kept: Composition;
  /** What would stand there without the draft. */
  fresh: Composition;
  onReplace: (composition: Composition) => void;
}

/** Says that a draft was brought back, and offers to begin again; that can be undone. */
export function DraftNote({ draft, kept, fresh, onReplace }: DraftNoteProps) {
  const t = useTranslations('community.compose');
  const c = useTranslations('common');
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  const restart = () => {
    setShown(false);
    onReplace(fresh);
    const run = () => {
      setShown(true);
      onReplace(kept);
    };
    void notify({ text: t('draftDropped'), action: { label: c('undo'), run } });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-tint px-4 py-2.5 text-sm">
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <History aria-hidden className="size-4 shrink-0 text-accent" />
        <span>{t.rich('draftBack', { when: () => <When at={draft.updatedAt} /> })}</span>
      </p>
      <Button size="sm" onClick={restart}>
        {draft.postId === 0 ? t('startOver') : t('backToPublished')}
      </Button>
    </div>
  );
}
