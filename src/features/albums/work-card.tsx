'use client';

import { Download, ExternalLink, RotateCcw, Trash, TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import type { WorkView } from '@/server/albums/views';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { When } from '@/src/components/when';
import { AskDialog } from '@/src/features/community/shared/ask-dialog';
import { ShareFields } from './share-fields';
import type { AlbumState } from './use-album';
import { WorkPlayer } from './work-player';
import { WorkProgress } from './work-progress';
import { isGoing, workHref } from './work-stage';

interface WorkCardProps {
  work: WorkView;
  state: AlbumState;
}

/** More names than this are only counted. */
const NAMED = 6;

const namesOf = (names: readonly string[]) =>
  names.length > NAMED ? [...names.slice(0, NAMED), '…'] : names;

/** One film or long picture of the album: being made, failed, or there to be seen. */
export function WorkCard({ work, state: { heardAt, act, expect } }: WorkCardProps) {
  const t = useTranslations('albums.work');
  const f = useTranslations('albums.failed');
  const { list } = useFormatter();
  const { id, kind, stage, failure, result, shared, tag, leftOut } = work;
  const which = { kind, id };
  const retry = () => void act((api) => api.works.retry.mutate(which));
  const remove = () => act((api) => api.works.remove.mutate(which));
  return (
    <li
      data-testid="work"
      data-kind={kind}
      data-stage={stage}
      className="overflow-hidden rounded-md border border-line bg-surface"
    >
      {isGoing(stage) && (
        <WorkProgress
          work={work}
          heardAt={heardAt}
          onCancel={() => void act((api) => api.works.cancel.mutate(which))}
        />
      )}
      {(stage === 'failed' || stage === 'lost') && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:p-6">
          <div className="min-w-0 flex-1 basis-64">
            <h3 className="font-medium">
              {failure === 'workCancelled'
                ? t('stopped')
                : kind === 'movie'
                  ? t('filmFailed')
                  : t('longFailed')}
            </h3>
            <p className="mt-1 text-sm text-soft">
              {stage === 'lost'
                ? t('lost')
                : f(`${f.has(failure as 'unexpected') ? (failure as 'unexpected') : 'unexpected'}`)}
            </p>
          </div>
          <Button look="primary" onClick={retry}>
            <RotateCcw aria-hidden className="size-4" />
            {t('retry')}
          </Button>
          <RemoveWork onRemove={remove} />
        </div>
      )}
      {stage === 'done' && result && (
        <>
          <div className="p-3 sm:p-4">
            <WorkPlayer {...work} result={result} />
          </div>
          {leftOut.length > 0 && (
            <p data-testid="left-out" className="flex items-start gap-2 px-3 pb-3 text-sm text-soft sm:px-4">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
              <span className="[overflow-wrap:anywhere]">
                {t('leftOut', { count: leftOut.length, names: list(namesOf(leftOut)) })}
              </span>
            </p>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-3 py-3 sm:px-4">
            <div className="mr-auto text-sm">
              <h3 className="font-medium">{kind === 'movie' ? t('film') : t('long')}</h3>
              {work.finishedAt !== null && <When at={work.finishedAt} className="text-faint" />}
            </div>
            <ShareFields
              shared={shared}
              tag={tag}
              onChange={(share) => {
                expect((album) => ({
                  ...album,
                  works: album.works.map((one) => (one.id === id ? { ...one, ...share } : one)),
                }));
                void act((api) => api.works.share.mutate({ ...which, ...share }));
              }}
            />
            {shared && (
              <Link href={workHref(work)} className={buttonStyle()}>
                <ExternalLink aria-hidden className="size-4" />
                {t('open')}
              </Link>
            )}
            <a href={result.downloadUrl} download className={buttonStyle({ look: 'primary' })}>
              <Download aria-hidden className="size-4" />
              {t('download')}
            </a>
            <RemoveWork onRemove={remove} />
          </div>
        </>
      )}
    </li>
  );
}

function RemoveWork({ onRemove }: { onRemove: () => Promise<unknown> }) {
  const t = useTranslations('albums.work');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        aria-label={t('remove')}
        title={t('remove')}
        onClick={() => setAsking(true)}
      >
        <Trash aria-hidden className="size-4" />
      </Button>
      {asking && (
        <AskDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onConfirm={onRemove}
          onClose={() => setAsking(false)}
        >
          {t('removeLead')}
        </AskDialog>
      )}
    </>
  );
}
