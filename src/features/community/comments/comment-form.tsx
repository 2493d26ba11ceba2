'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { CommentView } from '@/server/forum/views';
import { Button } from '@/src/components/ui/button';
import { useMe } from '@/src/features/account/me';
import { cn } from '@/src/lib/cn';
import { doorHref } from '@/src/lib/safe-next';
import { useAct } from '../shared/use-act';
import { isBlank, type Commented } from '../shared/words';

const LENGTH = 5_000;

interface CommentFormProps {
  of: Commented;
  /** The comment that is answered. */
  parent?: { id: number; name: string };
  onAdded: (comment: CommentView) => void;
  onCancel?: () => void;
  className?: string;
}

/** A field for a comment or a reply, for whoever is signed in; for others the way in. */
export function CommentForm({ of: { subject, id }, parent, onAdded, onCancel, className }: CommentFormProps) {
  const t = useTranslations('community.comments');
  const { user } = useMe();
  const act = useAct();
  const path = usePathname() ?? '/';
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);

  if (!user) {
    return (
      <p className={cn('rounded-md bg-sunken px-4 py-3 text-sm text-soft', className)}>
        {t.rich('signIn', {
          link: (words) => (
            <Link
              href={doorHref('/sign-in', path)}
              className="font-medium text-accent underline underline-offset-4"
            >
              {words}
            </Link>
          ),
        })}
      </p>
    );
  }
  const left = LENGTH - [...text].length;
  const sendable = !isBlank(text) && left >= 0;
  const send = async () => {
    if (busy || !sendable) return;
    setBusy(true);
    const done = await act((api) =>
      api.forum.comment.mutate({ subject, subjectId: id, text, parentId: parent?.id }),
    );
    setBusy(false);
    if (!done) return;
    setText('');
    onAdded(done.value);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
    if (event.key === 'Escape') onCancel?.();
  };
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={fieldId} className="sr-only">
        {parent ? t('replyTo', { name: parent.name }) : t('label')}
      </label>
      <textarea
        ref={field}
        id={fieldId}
        value={text}
        dir="auto"
        rows={2}
        autoFocus={parent !== undefined}
        placeholder={parent ? t('replyTo', { name: parent.name }) : t('label')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-80 min-h-20 w-full rounded-md border border-outline bg-surface px-3 py-2 text-base placeholder:text-faint"
      />
      <div className="mt-2 flex items-center justify-end gap-2">
        {left < 500 && (
          <span className={cn('mr-auto text-sm tabular-nums', left < 0 ? 'text-danger' : 'text-soft')}>
            {t('left', { left })}
          </span>
        )}
        {onCancel && (
          <Button size="sm" look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" size="sm" look="primary" aria-disabled={busy || !sendable}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
