'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import type { CommentView, Page } from '@/server/forum/views';
import { useAnnounce } from '@/src/components/live-region';
import { buttonStyle } from '@/src/components/ui/button';
import { EndlessFoot } from '../shared/endless-foot';
import { useEndless } from '../shared/use-endless';
import { hrefWith, subjectHref, type Commented } from '../shared/words';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';

interface CommentsProps {
  of: Commented & { locked: boolean; commentCount: number };
  first: Page<CommentView>;
  /** Whether that page is the first of all. */
  begins: boolean;
}

/** What people say about a post or a work, from the first on; what is written now stands at the end. */
export function Comments({ of, first, begins }: CommentsProps) {
  const { subject, id, locked, commentCount } = of;
  const t = useTranslations('community.comments');
  const announce = useAnnounce();
  const list = useEndless(`comments:${subject}:${id}:${begins}`, first, (api, cursor) =>
    api.forum.comments.query({ subject, subjectId: id, cursor }),
  );
  // Written while older ones were not loaded yet: they stand apart until the list has come so far.
  const [written, setWritten] = useState<CommentView[]>([]);
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set());
  const listed = new Set(list.items.map((comment) => comment.id));
  const own = written.filter((comment) => !listed.has(comment.id));
  const shown = [...list.items, ...own].filter((comment) => !removed.has(comment.id));
  const loaded = new Set(first.items.map((comment) => comment.id));
  const added = written.filter((comment) => !loaded.has(comment.id)).length;
  const total = Math.max(shown.length, commentCount + added - removed.size);

  const add = (comment: CommentView) => {
    setWritten((before) => [...before, comment]);
    announce(t('added'));
  };
  return (
    <section aria-labelledby="comments-title" className="border-t border-line pt-6">
      <h2 id="comments-title" className="text-base font-semibold tabular-nums">
        {t('title', { count: total })}
      </h2>
      {locked ? (
        <p className="mt-3 text-sm text-soft">{t('locked')}</p>
      ) : (
        <CommentForm of={of} onAdded={add} className="mt-4" />
      )}
      {!begins && (
        <Link href={subjectHref(of)} className={buttonStyle({ size: 'sm', className: 'mt-6' })}>
          {t('all')}
        </Link>
      )}
      {shown.length > 0 && (
        <ol aria-label={t('list')} className="mt-6 flex flex-col gap-6">
          {shown.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              of={of}
              locked={locked}
              onAdded={add}
              onRemoved={() => setRemoved((before) => new Set(before).add(comment.id))}
            />
          ))}
        </ol>
      )}
      {shown.length === 0 && !locked && <p className="mt-6 text-sm text-soft">{t('empty')}</p>}
      {list.nextCursor !== null && (
        <EndlessFoot
          href={hrefWith(subjectHref(of), { after: list.nextCursor })}
          busy={list.busy}
          problem={list.problem}
          onMore={list.more}
          label={t('more')}
          end=""
        />
      )}
    </section>
  );
}
