'use client';

import { Info } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMe } from '@/src/features/account/me';
import type { StoredPicture } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';
import { useSizeWords } from '@/src/lib/size-words';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { judge } from './settings';
import { useTable } from './table';

/** A waiting picture in its row: what it will become, or why the size does not suit it. */
export function WaitingWords({ picture }: { picture: StoredPicture }) {
  const t = useTranslations('task');
  const { pixels } = useFormats();
  const { ratio } = useSizeWords();
  const say = useRefusalText();
  const { limits, noiseLevels } = useMe();
  const { choice } = useTable().queue;
  const outcome = judge(choice, picture, { ...limits, noiseLevels });
  const { ratio: times } = outcome;
  if (choice.act === 'restore' || choice.act === 'cutout') return t('uploaded');
  return (
    <>
      {times > 1 && (
        <p className="tabular-nums">
          {outcome.ok && `${t('uploaded')} · `}
          {pixels(picture)} {`→\u00a0${pixels(outcome)} ·\u00a0${ratio(times)}`}
        </p>
      )}
      {!outcome.ok && (
        <p className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          {say(outcome.problem)}
        </p>
      )}
    </>
  );
}
