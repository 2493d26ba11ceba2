'use client';

import { Ban, Ellipsis, Flag, Pencil, Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { PostView } from '@/server/forum/views';
import { Button } from '@/src/components/ui/button';
import { Menu, MenuItem } from '@/src/components/ui/menu';
import { notify } from '@/src/lib/toast';
import { BlockDialog } from '../people/block-dialog';
import { AskDialog } from '../shared/ask-dialog';
import { forgetLists } from '../shared/remembered-lists';
import { ReportDialog } from '../shared/report-dialog';
import { useAct } from '../shared/use-act';
import { postHref } from '../shared/words';

type Asking = 'remove' | 'report' | 'block';

export function OpenPostMenu({ post }: { post: PostView }) {
  const t = useTranslations('community.post');
  const router = useRouter();
  const act = useAct();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);

  const remove = async () => {
    const done = await act((api) => api.forum.remove.mutate({ id: post.id }));
    if (!done) return;
    forgetLists();
    void notify({ text: t('removed') });
    router.push('/community');
    router.refresh();
  };
  return (
    <>
      <Menu
        defaultOpen
        trigger={
          <Button look="quiet" size="icon" className="size-10" aria-label={t('menu')}>
            <Ellipsis aria-hidden className="size-5" />
          </Button>
        }
      >
        {post.mine ? (
          <>
            <MenuItem asChild>
              <Link href={`${postHref(post.id)}/edit`}>
                <Pencil aria-hidden className="size-4" />
                {t('edit')}
              </Link>
            </MenuItem>
            <MenuItem danger onSelect={() => setAsking('remove')}>
              <Trash aria-hidden className="size-4" />
              {t('remove')}
            </MenuItem>
          </>
        ) : (
          <>
            <MenuItem onSelect={() => setAsking('report')}>
              <Flag aria-hidden className="size-4" />
              {t('report')}
            </MenuItem>
            {!post.author.former && (
              <MenuItem danger onSelect={() => setAsking('block')}>
                <Ban aria-hidden className="size-4" />
                {t('blockAuthor', { name: post.author.name })}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {asking === 'remove' && (
        <AskDialog title={t('removeTitle')} confirm={t('remove')} onConfirm={remove} onClose={close}>
          {t('removeLead')}
        </AskDialog>
      )}
      {asking === 'report' && <ReportDialog subject="post" subjectId={post.id} onClose={close} />}
      {asking === 'block' && (
        <BlockDialog person={post.author} onBlocked={() => router.push('/community')} onClose={close} />
      )}
    </>
  );
}
