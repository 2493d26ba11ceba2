'use client';

import { LoaderCircle, RefreshCw, Sparkles } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Segmented } from '@/src/components/ui/segmented';
import { refusalOf } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { notify } from '@/src/lib/toast';
import { useRefusalText } from '@/src/lib/use-refusal-text';

const LINES = 4;
const LINE_LENGTH = 40;
const SEEDS = 2 ** 32;
const VERSE_LINE = /^(\p{Script=Han}{5}|\p{Script=Han}{7})$/u;

const newSeed = () => Math.floor(Math.random() * SEEDS);

/** A quatrain of the two kinds that we write ourselves; only of those a line can be written anew. */
function isQuatrain(lines: readonly string[]): boolean {
  return (
    lines.length === LINES && lines.every((one) => VERSE_LINE.test(one) && one.length === lines[0]?.length)
  );
}

interface VerseFieldProps {
  albumId: string;
  /** Undefined: written by us when the film is made. */
  value: string[] | undefined;
  onChange: (lines: string[] | undefined) => void;
  /** Saves title and settings first: the suggestions are about them. */
  beforeAsking: () => Promise<unknown>;
}

/** The verse of an album: left to us, written by hand, or chosen among suggestions; each line can be had anew. */
export function VerseField({ albumId, value, onChange, beforeAsking }: VerseFieldProps) {
  const t = useTranslations('albums.verse');
  const say = useRefusalText();
  const [candidates, setCandidates] = useState<string[][]>([]);
  const [busy, setBusy] = useState<'all' | number | null>(null);
  const ask = async (what: 'all' | number, run: () => Promise<void>) => {
    if (busy !== null) return;
    setBusy(what);
    try {
      await run();
    } catch (error) {
      void notify({ text: say(refusalOf(error)), tone: 'error' });
    }
    setBusy(null);
  };
  const suggest = () =>
    ask('all', async () => {
      await beforeAsking();
      setCandidates(await server.albums.suggestVerse.mutate({ albumId, seed: newSeed() }));
    });
  const lines = value ?? [];
  const anew = (index: number) =>
    ask(index, async () => {
      const length = lines[0]?.length === 5 ? 5 : 7;
      const poem = await server.poetry.rewriteLine.mutate({ lines, index, length, seed: newSeed() });
      onChange(poem.lines);
    });
  const fields = Array.from({ length: Math.max(LINES, lines.length) }, (_, i) => lines[i] ?? '');
  const write = (index: number, text: string) => onChange(fields.map((one, i) => (i === index ? text : one)));
  const own = value !== undefined;
  return (
    <div>
      <Segmented
        legend={t('title')}
        segments={[
          { value: 'auto', label: t('auto') },
          { value: 'own', label: t('own') },
        ]}
        value={own ? 'own' : 'auto'}
        onChange={(how) => {
          if (how === 'auto') onChange(undefined);
          else if (!own) onChange(Array.from({ length: LINES }, () => ''));
        }}
        hint={own ? undefined : t('autoHint')}
      />
      {own && (
        <ol className="mt-3 flex flex-col gap-2">
          {fields.map((text, index) => (
            <li key={index} className="flex items-center gap-1">
              <input
                aria-label={t('line', { n: index + 1 })}
                value={text}
                maxLength={LINE_LENGTH}
                dir="auto"
                onChange={({ target }) => write(index, target.value)}
                className="h-10 w-full min-w-0 rounded-sm border border-outline bg-surface px-3 font-verse text-base"
              />
              {isQuatrain(lines) && (
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('anew', { n: index + 1 })}
                  title={t('anew', { n: index + 1 })}
                  aria-disabled={busy !== null}
                  onClick={() => void anew(index)}
                >
                  <RefreshCw aria-hidden className={busy === index ? 'size-4 animate-spin' : 'size-4'} />
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <Button size="sm" className="mt-3" aria-disabled={busy !== null} onClick={() => void suggest()}>
        {busy === 'all' ? (
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
        ) : (
          <Sparkles aria-hidden className="size-4" />
        )}
        {candidates.length > 0 ? t('others') : t('suggest')}
      </Button>
      {candidates.length > 0 && (
        <ul aria-label={t('candidates')} className="mt-3 grid grid-cols-2 gap-2">
          {candidates.map((poem) => (
            <li key={poem.join('')}>
              <button
                type="button"
                data-testid="verse-candidate"
                aria-pressed={poem.join('') === lines.join('')}
                onClick={() => onChange(poem)}
                className="w-full rounded-md border border-line px-2 py-3 text-center font-verse leading-7 transition-colors hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-tint"
              >
                {poem.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
