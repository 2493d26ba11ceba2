'use client';

import { Clapperboard, GalleryVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TemplateView } from '@/server/albums/views';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { FilmFields } from './film-fields';
import { FilmPreview } from './preview/film-preview';
import { ShareFields } from './share-fields';
import { TemplateField } from './template-field';
import type { AlbumState } from './use-album';
import type { Draft } from './use-draft';
import { VerseField } from './verse-field';
import { isGoing, type Tag } from './work-stage';

/** Pictures with which the preview may begin. */
const PREVIEWED = 6;

interface MakePanelProps {
  state: AlbumState;
  draft: Draft;
  templates: readonly TemplateView[];
  /** Pictures are still on their way: they would be missing. */
  uploading: boolean;
}

/** What the film or the long picture shall be like, and the two buttons that make them. */
export function MakePanel({ state: { album, act }, draft, templates, uploading }: MakePanelProps) {
  const t = useTranslations('albums.make');
  const n = useTranslations('albums.template');
  const [share, setShare] = useState<{ shared: boolean; tag: Tag }>({ shared: false, tag: 1 });
  const [starting, setStarting] = useState(false);
  const { settings, set } = draft;
  const shown = album.pictures
    .slice(0, PREVIEWED)
    .map(({ id, thumbnailUrl }) => `${id} ${thumbnailUrl ?? ''}`);
  const going = (kind: 'movie' | 'photo') =>
    album.works.some((work) => work.kind === kind && isGoing(work.stage));
  const ready = album.pictures.length > 0 && !uploading && !starting;
  const make = async (kind: 'movie' | 'photo') => {
    if (!ready || going(kind)) return;
    setStarting(true);
    if (await draft.flush()) {
      await act((api) => api.works.make.mutate({ albumId: album.id, kind, ...share }));
      document.getElementById('works')?.scrollIntoView({ block: 'start' });
    }
    setStarting(false);
  };
  return (
    <section aria-label={t('label')} className="flex flex-col gap-6">
      <VerseField
        albumId={album.id}
        value={settings.verse}
        onChange={(verse) => set({ verse })}
        beforeAsking={draft.flush}
      />
      <TemplateField
        templates={templates}
        value={settings.template}
        onChange={(template) => set({ template })}
        picture={album.pictures[0]?.thumbnailUrl ?? null}
        verse={settings.verse?.find((line) => line !== '') ?? ''}
        preview={
          <FilmPreview
            albumId={album.id}
            settings={settings}
            stamp={[draft.title, draft.description, ...(settings.verse ?? []), ...shown].join(' ')}
            nameOf={(name) => n(`${name as 'seaside'}`)}
          />
        }
      />
      <FilmFields settings={settings} onSet={set} ownMusic={album.music} />
      <ShareFields {...share} onChange={setShare} />
      {draft.problem && <Problem refusal={draft.problem} live />}
      <div className="sticky bottom-0 z-20 lg:-bottom-3 -mx-3 -mb-3 grid gap-2 border-t border-line bg-surface p-3 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
        <Button
          look="primary"
          size="lg"
          className="px-2 text-sm"
          aria-disabled={!ready || going('movie')}
          onClick={() => void make('movie')}
        >
          <Clapperboard aria-hidden className="size-4 shrink-0" />
          {going('movie') ? t('filmGoing') : t('film')}
        </Button>
        <Button
          size="lg"
          className="px-2 text-sm"
          aria-disabled={!ready || going('photo')}
          onClick={() => void make('photo')}
        >
          <GalleryVertical aria-hidden className="size-4 shrink-0" />
          {going('photo') ? t('longGoing') : t('long')}
        </Button>
        {!ready && !starting && (
          <p className="col-span-full text-center text-sm text-soft">
            {uploading ? t('waitForPictures') : t('needPictures')}
          </p>
        )}
      </div>
    </section>
  );
}
