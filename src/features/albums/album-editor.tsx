'use client';

import { ChevronLeft, Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { AlbumView, TemplateView } from '@/server/albums/views';
import { Button } from '@/src/components/ui/button';
import { AskDialog } from '@/src/features/community/shared/ask-dialog';
import { useAct } from '@/src/features/community/shared/use-act';
import { DropVeil } from '@/src/features/studio/drop-veil';
import { useIncoming } from '@/src/features/studio/use-incoming';
import { ServerProvider } from '@/src/lib/trpc';
import { AnnounceWorks } from './announce-works';
import { MakePanel } from './make-panel';
import { Pictures } from './pictures';
import { useAlbum } from './use-album';
import { useArrivals } from './use-arrivals';
import { useDraft } from './use-draft';
import { WorkCard } from './work-card';

interface AlbumEditorProps {
  first: AlbumView;
  templates: readonly TemplateView[];
}

const TITLE_LENGTH = 80;
const DESCRIPTION_LENGTH = 2000;

/** Journey 4: a journey becomes a film or a long picture. */
export function AlbumEditor(props: AlbumEditorProps) {
  return (
    <ServerProvider>
      <Editor {...props} />
    </ServerProvider>
  );
}

function Editor({ first, templates }: AlbumEditorProps) {
  const t = useTranslations('albums.editor');
  const state = useAlbum(first);
  const { album } = state;
  const draft = useDraft(first);
  const arrivals = useArrivals(state);
  const dragging = useIncoming({ take: arrivals.take });
  return (
    <div>
      <div className="mb-2 flex items-center justify-between">
        <Link
          href="/albums"
          className="inline-flex min-h-8 items-center gap-1 rounded-sm text-sm text-soft hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <RemoveAlbum id={album.id} />
      </div>
      <h1 className="sr-only">{draft.title || t('untitled')}</h1>
      <input
        aria-label={t('title')}
        placeholder={t('titleHint')}
        value={draft.title}
        maxLength={TITLE_LENGTH}
        dir="auto"
        onChange={({ target }) => draft.write({ title: target.value })}
        className="-mx-2 w-full rounded-sm border border-transparent bg-transparent px-2 py-1 font-verse text-xl placeholder:text-faint hover:border-line focus:border-outline focus:bg-surface"
      />
      <textarea
        aria-label={t('description')}
        placeholder={t('descriptionHint')}
        value={draft.description}
        maxLength={DESCRIPTION_LENGTH}
        rows={1}
        dir="auto"
        onChange={({ target }) => draft.write({ description: target.value })}
        className="-mx-2 field-sizing-content block w-full max-w-3xl resize-none rounded-sm border border-transparent bg-transparent px-2 py-1 text-base text-soft placeholder:text-faint hover:border-line focus:border-outline focus:bg-surface"
      />
      <AnnounceWorks works={album.works} />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_26rem] xl:gap-8">
        <div className="flex min-w-0 flex-col gap-8">
          {album.works.length > 0 && (
            <section id="works" aria-labelledby="works-title" className="scroll-mt-4">
              <h2 id="works-title" className="sr-only">
                {t('works')}
              </h2>
              <ul className="flex flex-col gap-4">
                {album.works.map((work) => (
                  <WorkCard key={work.id} work={work} state={state} />
                ))}
              </ul>
            </section>
          )}
          <Pictures state={state} arrivals={arrivals} />
        </div>
        <aside className="min-w-0 rounded-md border border-line bg-surface p-3 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
          <MakePanel state={state} draft={draft} templates={templates} uploading={arrivals.uploading} />
        </aside>
      </div>
      {dragging && <DropVeil text={t('dropNow')} />}
    </div>
  );
}

function RemoveAlbum({ id }: { id: string }) {
  const t = useTranslations('albums.editor');
  const router = useRouter();
  const leave = useAct();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" size="sm" onClick={() => setAsking(true)}>
        <Trash aria-hidden className="size-4" />
        {t('remove')}
      </Button>
      {asking && (
        <AskDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onConfirm={async () => {
            const done = await leave((api) => api.albums.remove.mutate({ id }));
            if (!done) return;
            router.push('/albums');
            router.refresh();
          }}
          onClose={() => setAsking(false)}
        >
          {t('removeLead')}
        </AskDialog>
      )}
    </>
  );
}
