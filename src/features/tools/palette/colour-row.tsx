'use client';

import { useTranslations } from 'next-intl';
import { copyText } from '@/src/features/community/shared/copy-text';
import { cn } from '@/src/lib/cn';
import { notify } from '@/src/lib/toast';
import { usePercent } from '../shared/percent';
import { codesOf, inkOn, type PaletteColour } from './colour-codes';

function CodeButton({ code, className }: { code: string; className: string }) {
  const t = useTranslations('tools.palette');
  const copy = async () => {
    const copied = await copyText(code);
    void notify(copied ? { text: t('copied', { code }) } : { text: t('notCopied', { code }), tone: 'error' });
  };
  return (
    <button
      type="button"
      aria-label={t('copy', { code })}
      title={t('copy', { code })}
      onClick={() => void copy()}
      className={cn(
        'h-8 rounded-sm px-2 font-mono whitespace-nowrap outline-current! hover:underline focus-visible:-outline-offset-2',
        className,
      )}
    >
      {code}
    </button>
  );
}

/** A colour with its share and its codes, each of which is copied when pressed. */
export function ColourRow({ colour: { rgb, share } }: { colour: PaletteColour }) {
  const percent = usePercent();
  const codes = codesOf(rgb);
  return (
    <li
      className="flex flex-wrap items-center gap-x-1 px-2 py-2 first:rounded-t-md last:rounded-b-md sm:px-3"
      style={{ backgroundColor: codes.hex, color: inkOn(rgb) }}
    >
      {/* On small screens the long codes have a line of their own. */}
      <span className="flex items-center max-sm:w-full">
        <span className="w-12 pl-1 text-sm tabular-nums">{percent(share)}</span>
        <CodeButton code={codes.hex} className="text-base font-semibold" />
      </span>
      <CodeButton code={codes.rgb} className="text-xs max-sm:-ml-1" />
      <CodeButton code={codes.hsl} className="text-xs" />
    </li>
  );
}
