'use client';

import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { useAddress } from '../shared/use-address';
import { newSeed, readChanges, writeChanges } from './verse-wish';

/** The lines one by one, each of which can be written again while the others stay. */
export function VerseLines({ lines, busy }: { lines: readonly string[]; busy: boolean }) {
  const t = useTranslations('tools.verse');
  const { read, change } = useAddress();
  const writeAgain = (index: number) =>
    change({ again: writeChanges([...readChanges(read), { index, seed: newSeed() }]) }, 'push');
  return (
    <section aria-labelledby="lines-title">
      <h2 id="lines-title" className="mb-2 text-sm font-medium">
        {t('lines')}
      </h2>
      <ol className="grid gap-x-6 sm:grid-cols-2">
        {lines.map((line, index) => (
          <li key={index} className="flex items-center justify-between border-b border-line py-1">
            <span lang="zh-CN" className="[font-family:'LXGW_WenKai','KaiTi','STKaiti',serif]">
              {line}
            </span>
            <Button
              look="quiet"
              size="icon"
              aria-label={t('lineAgain', { line })}
              title={t('lineAgain', { line })}
              aria-disabled={busy}
              onClick={() => !busy && writeAgain(index)}
            >
              <RefreshCw aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
