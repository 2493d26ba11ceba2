'use client';

import { Download, RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { ShareButton } from '@/src/features/community/post/share-button';
import type { Poem } from '@/src/lib/api-types';
import { useAddress } from '../shared/use-address';
import { pictureHref } from './poem';
import { newSeed } from './verse-wish';

interface VerseActionsProps {
  poem: Poem;
  title: string;
  marked: boolean;
}

export function VerseActions({ poem, title, marked }: VerseActionsProps) {
  const t = useTranslations('tools.verse');
  const { change } = useAddress();
  const { resolvedTheme } = useTheme();
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => change({ seed: newSeed(), poem: null, again: null }, 'push')}>
        <RefreshCw aria-hidden className="size-4" />
        {t('again')}
      </Button>
      <a
        className={buttonStyle({ look: 'plain' })}
        href={pictureHref(poem.lines, title, resolvedTheme === 'dark' ? 'dark' : 'light')}
        download={`${title || poem.lines[0]}.png`}
      >
        <Download aria-hidden className="size-4" />
        {t('download')}
      </a>
      <ShareButton title={poem.lines.join('，')} />
      <Button look="quiet" aria-pressed={marked} onClick={() => change({ marks: marked ? null : 1 })}>
        {marked ? t('hideMarks') : t('showMarks')}
      </Button>
    </div>
  );
}
