'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Segmented } from '@/src/components/ui/segmented';
import { refusalOf } from '@/src/lib/refusal';
import type { Poem } from '@/src/lib/api-types';
import { useAddress } from '../shared/use-address';
import { useChangedPoem } from './use-verse';
import { CHARACTER_MARKS, titleOf } from './poem';
import { VerseActions } from './verse-actions';
import { VerseLines } from './verse-lines';
import { VerseSheet } from './verse-sheet';
import { readChanges, writeChanges, type VerseWish } from './verse-wish';

interface VerseResultProps {
  wish: VerseWish;
  poems: readonly Poem[];
  /** What the network wrote about. */
  words: readonly string[];
  /** Other poems are on their way. */
  fading: boolean;
}

interface VersePageProps extends Omit<VerseResultProps, 'poems'> {
  poem: Poem;
  /** Chooses between the poems; stands under the sheet. */
  chooser: ReactNode;
}

/** One poem on its sheet, and what can be done with it. */
function VersePage({ wish, poem: written, words, fading, chooser }: VersePageProps) {
  const t = useTranslations('tools.verse');
  const { read, change } = useAddress();
  const changes = readChanges(read);
  const changed = useChangedPoem(written.lines, wish, changes);
  const poem = changed?.data ?? written;
  const busy = fading || (changed?.isFetching ?? false);
  const title = titleOf(wish.keyword, words);
  const marked = read('marks') === '1';
  return (
    <div className="flex flex-col gap-5" aria-busy={busy}>
      <VerseSheet poem={poem} title={title} marked={marked} fading={busy} />
      {marked && <p className="text-sm text-soft">{t('legend', { ...CHARACTER_MARKS, name: poem.rhyme })}</p>}
      {changed?.error && (
        <Problem refusal={refusalOf(changed.error)} live>
          <Button size="sm" onClick={() => change({ again: writeChanges(changes.slice(0, -1)) })}>
            {t('lineBack')}
          </Button>
        </Problem>
      )}
      {chooser}
      <VerseActions poem={poem} title={title} marked={marked} />
      <VerseLines lines={poem.lines} busy={busy} />
    </div>
  );
}

/** The poems of a wish: one is shown, the other can be turned to. */
export function VerseResult({ poems, ...asked }: VerseResultProps) {
  const t = useTranslations('tools.verse');
  const { read, change } = useAddress();
  const place = read('poem') === '1' && poems.length > 1 ? 1 : 0;
  const poem = poems[place];
  if (!poem) return null;
  const chooser = poems.length > 1 && (
    <Segmented
      legend={t('candidates')}
      legendHidden
      className="max-w-md"
      segments={poems.map(({ lines }, index) => ({
        value: String(index),
        label: <span lang="zh-CN">{lines[0]}</span>,
      }))}
      value={String(place)}
      onChange={(next) => change({ poem: next === '1' ? 1 : null, again: null })}
    />
  );
  return <VersePage {...asked} poem={poem} chooser={chooser} />;
}
