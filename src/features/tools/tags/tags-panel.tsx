'use client';

import { Feather } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Tag } from '@/server/vision/views';
import { buttonStyle } from '@/src/components/ui/button';
import { ShareButton } from '@/src/features/community/post/share-button';
import { usePercent } from '../shared/percent';
import { ShareBar } from '../shared/share-bar';
import { verseWords } from './verse-words';

const verseOn = (keyword: string, mediaId: string) =>
  `/tools/verse?${new URLSearchParams({ keyword, picture: mediaId }).toString()}`;

function TagRow({ tag, mediaId }: { tag: Tag; mediaId: string }) {
  const t = useTranslations('tools.tags');
  const locale = useLocale();
  const percent = usePercent();
  return (
    <li className="py-3">
      <div className="mb-1.5 flex items-baseline gap-2">
        <span className={tag.sure ? 'font-medium' : 'text-soft'}>{tag[locale]}</span>
        {locale === 'en' && (
          <span lang="zh-CN" className="text-sm text-faint">
            {tag.zh}
          </span>
        )}
        <span className="ml-auto text-sm text-soft tabular-nums">{percent(tag.probability)}</span>
      </div>
      <ShareBar share={tag.probability} strong={tag.sure} />
      {tag.images.length > 0 && (
        <ul aria-label={t('images')} className="mt-2 flex flex-wrap gap-1.5">
          {tag.images.map((word) => (
            <li key={word}>
              <Link
                href={verseOn(word, mediaId)}
                prefetch={false}
                lang="zh-CN"
                title={t('verseOn', { word })}
                className="inline-block rounded-sm border border-line px-2 py-0.5 text-sm text-soft transition-colors hover:border-outline hover:text-ink"
              >
                {word}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What is on a picture, surest first, each with words that classical verse has for it. */
export function TagsPanel({ tags, mediaId }: { tags: readonly Tag[]; mediaId: string }) {
  const t = useTranslations('tools');
  const words = verseWords(tags);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap gap-2">
        {words && (
          <Link href={verseOn(words, mediaId)} className={buttonStyle({ look: 'primary' })}>
            <Feather aria-hidden className="size-4" />
            {t('tags.verse')}
          </Link>
        )}
        <ShareButton title={t('names.tags')} />
      </div>
      {!words && <p className="max-w-prose text-sm text-soft">{t('tags.unsure')}</p>}
      <ul aria-label={t('tags.list')} className="divide-y divide-line border-y border-line">
        {tags.map((tag) => (
          <TagRow key={tag.id} tag={tag} mediaId={mediaId} />
        ))}
      </ul>
      <p className="max-w-prose text-sm text-soft">{t('tags.limits')}</p>
    </div>
  );
}
