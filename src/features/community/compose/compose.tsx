'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useReducer, useRef } from 'react';
import type { DraftView, PostView } from '@/server/forum/views';
import { Problem } from '@/src/components/problem';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { DropVeil } from '@/src/features/studio/drop-veil';
import { useIncoming } from '@/src/features/studio/use-incoming';
import { useUploads } from '@/src/features/studio/use-uploads';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { postHref } from '../shared/words';
import { ComposePictures } from './compose-pictures';
import { compositionOf, reduceComposition, writingOf } from './compose-state';
import { DraftNote } from './draft-note';
import { SavingWords } from './saving-words';
import { TitleField, WordsField } from './text-fields';
import { useAutosave } from './use-autosave';
import { usePublish } from './use-publish';
import { useSharedTask } from './use-shared-task';
import { useTakePictures } from './use-take-pictures';

interface ComposeProps {
  /** The post that is changed; null: a new one. */
  post: PostView | null;
  /** What was being written when its author went away. */
  draft: DraftView | null;
  /** A task of the studio whose result is to be shared. */
  taskId: string | null;
}

/** A sheet for a post: pictures first, then words; kept as it is written. */
export function Compose({ post, draft, taskId }: ComposeProps) {
  const t = useTranslations('community.compose');
  const say = useRefusalText();
  const [composition, dispatch] = useReducer(reduceComposition, draft ?? post, compositionOf);
  const autosave = useAutosave(post?.id ?? 0, writingOf(composition));
  const publish = usePublish(post?.id ?? null, composition, autosave);
  const take = useTakePictures(composition.items.length, dispatch);
  const dragging = useIncoming({ take, whileTyping: true });
  const title = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useUploads(composition, dispatch);
  useSharedTask(taskId, composition.items, dispatch);
  const uploading = composition.items.some(({ state }) => state.at === 'uploading');
  useEffect(() => {
    if (!uploading) return;
    // A plain listener, as in the studio: what is on its way would be lost.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploading]);

  const submit = () => {
    const faults = publish.start();
    if (faults.title) title.current?.focus();
    else if (faults.text) text.current?.focus();
  };
  const { faults, problem, state } = publish;
  const busy = state !== 'still';
  return (
    <form
      noValidate
      // What is focused never hides behind the bar.
      className="flex flex-col gap-6 **:scroll-mb-24"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      {draft && (
        <DraftNote
          draft={draft}
          kept={composition}
          fresh={compositionOf(post)}
          onReplace={(other) => dispatch({ type: 'replace', with: other })}
        />
      )}
      <ComposePictures items={composition.items} dispatch={dispatch} onFiles={take} />
      <TitleField
        ref={title}
        value={composition.title}
        onChange={(value) => dispatch({ type: 'write', part: { title: value } })}
        error={faults.title ? say(faults.title) : null}
      />
      <WordsField
        ref={text}
        value={composition.text}
        onChange={(value) => dispatch({ type: 'write', part: { text: value } })}
        error={faults.text ? say(faults.text) : null}
      />
      {faults.pictures && (
        <p role="alert" className="text-sm text-danger">
          {t('refusedLeft')}
        </p>
      )}
      {problem && <Problem refusal={problem} live />}
      <div className="sticky bottom-0 z-10 -mx-3 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-line bg-ground px-3 py-3 sm:mx-0 sm:px-0">
        <div className="mr-auto min-w-0 text-sm text-soft">
          {state === 'waiting' ? t('waiting') : <SavingWords saving={autosave.saving} />}
        </div>
        <Link href={post ? postHref(post.id) : '/community'} className={buttonStyle({ look: 'quiet' })}>
          {t('leave')}
        </Link>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          {post ? t('change') : t('publish')}
        </Button>
      </div>
      {dragging && <DropVeil text={t('dropNow')} />}
    </form>
  );
}
