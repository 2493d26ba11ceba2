'use client';

import { Feather } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';
import { Segmented } from '@/src/components/ui/segmented';
import { useAddress } from '../shared/use-address';
import type { ToolPicture } from '../shared/use-picture';
import { newSeed, readManner, readVerseWish, type VerseManner } from './verse-wish';
import { VersePicture } from './verse-picture';

const KEYWORD_LIMIT = 100;
/** Segments are named by text; `any` stands for null. */
const named = (value: number | null) => (value === null ? 'any' : String(value));
const valued = (name: string) => (name === 'any' ? null : Number(name));

interface VerseFormProps {
  picture: ToolPicture;
  /** While verse is being written: the button waits. */
  busy: boolean;
}

/** What the poem shall be about, and in which manner. What is written here counts once it is sent. */
export function VerseForm({ picture, busy }: VerseFormProps) {
  const t = useTranslations('tools.verse');
  const { read, change } = useAddress();
  const [draft, setDraft] = useState<Partial<VerseManner>>({});
  const [word, setWord] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const wish = { ...readManner(read), ...draft };
  const keyword = word ?? read('keyword') ?? '';
  const put = (part: Partial<VerseManner>) => {
    // Before there is a poem nothing can change under the reader's eyes: the next one, of whatever, takes it up.
    if (!readVerseWish(read)) change(part);
    else setDraft((before) => ({ ...before, ...part }));
  };

  const send = () => {
    const asked = keyword.trim();
    setMissing(asked === '');
    if (asked === '') return;
    setDraft({});
    setWord(null);
    const { experience, history } = wish;
    const length = wish.length === 5 ? null : wish.length;
    change({ keyword: asked, length, experience, history, seed: newSeed(), poem: null, again: null }, 'push');
  };
  const takeAfresh: ToolPicture['take'] = (laid) => {
    setWord(null);
    setDraft({});
    change({ ...draft, keyword: null, seed: null, poem: null, again: null });
    picture.take(laid);
  };

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={t('keyword')}
        hint={t('keywordHint')}
        error={missing ? t('keywordMissing') : null}
        value={keyword}
        maxLength={KEYWORD_LIMIT}
        autoComplete="off"
        enterKeyHint="go"
        onChange={({ target }) => {
          setWord(target.value);
          setMissing(false);
        }}
      />
      <VersePicture picture={{ ...picture, take: takeAfresh }} />
      <Segmented
        legend={t('length')}
        segments={[
          { value: '5', label: t('five') },
          { value: '7', label: t('seven') },
        ]}
        value={wish.length === 7 ? '7' : '5'}
        onChange={(length) => put({ length: length === '7' ? 7 : 5 })}
      />
      <Segmented
        legend={t('experience')}
        segments={(['any', '0', '1', '2'] as const).map((value) => ({
          value,
          label: t(`experiences.${value}`),
        }))}
        value={named(wish.experience) as 'any'}
        onChange={(name) => put({ experience: valued(name) as VerseManner['experience'] })}
      />
      <Segmented
        legend={t('history')}
        segments={(['any', '0', '1'] as const).map((value) => ({ value, label: t(`histories.${value}`) }))}
        value={named(wish.history) as 'any'}
        onChange={(name) => put({ history: valued(name) as VerseManner['history'] })}
      />
      <Button type="submit" look="primary" size="lg" aria-disabled={busy}>
        <Feather aria-hidden className="size-4" />
        {busy ? t('writing') : t('write')}
      </Button>
    </form>
  );
}
