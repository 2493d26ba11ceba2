'use client';

import { Feather } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { useAddress } from '../shared/use-address';
import { newSeed } from './verse-wish';

/** Words that verse has loved for two thousand years. */
const WORDS = ['明月', '春雨', '江南', '归舟', '梅花', '秋山'];

/** The sheet before anything is written on it. */
export function VerseEmpty() {
  const t = useTranslations('tools.verse');
  const { change } = useAddress();
  return (
    <div className="grid min-h-[min(24rem,60dvh)] lg:min-h-[min(34rem,70dvh)] place-items-center rounded-md border border-line bg-sunken p-8 text-center">
      <div className="max-w-md">
        <Feather aria-hidden className="mx-auto size-10 text-faint" strokeWidth={1.5} />
        <h2 className="mt-4 text-lg font-semibold">{t('emptyTitle')}</h2>
        <p className="mt-2 text-balance text-soft">{t('emptyLead')}</p>
        <ul className="mt-6 flex flex-wrap justify-center gap-2">
          {WORDS.map((word) => (
            <li key={word}>
              <Button
                lang="zh-CN"
                className="[font-family:'LXGW_WenKai','KaiTi','STKaiti',serif]"
                onClick={() => change({ keyword: word, seed: newSeed() }, 'push')}
              >
                {word}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
