'use client';

import { Info } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/src/lib/cn';
import { useFormats } from '@/src/lib/format';
import { millimetres, useSizeWords, type LengthUnit } from '@/src/lib/size-words';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { overhang } from './papers';
import type { Size } from '@/src/lib/size-ratio';
import type { Enlarged } from './target-size';
import type { Planned } from './use-plan';

const area = ({ width, height }: Size) => width * height;

/** The least and the most of some results by a measure; the same one twice where all are alike. */
function ends(
  results: readonly Enlarged[],
  measure: (result: Enlarged) => number,
): [Enlarged, Enlarged] | null {
  const sorted = results.toSorted((a, b) => measure(a) - measure(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  return least && most ? [least, most] : null;
}

interface OutcomeLineProps {
  id: string;
  plan: readonly Planned[];
  unit: LengthUnit;
}

/** What comes of the size for the pictures that wait: pixels, factor, paper, and which cannot become that. */
export function OutcomeLine({ id, plan, unit }: OutcomeLineProps) {
  const t = useTranslations('settings.size');
  const say = useRefusalText();
  const results = plan.flatMap(({ outcome }) => (outcome.ok ? [outcome] : []));
  const held = plan.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.problem]));
  const [problem] = held;
  return (
    <div id={id} className={cn('mt-2 flex flex-col gap-0.5 text-sm', plan.length < 2 && 'min-h-10.5')}>
      {/* Of one picture the size is told even where it may not be; of many, of those that can be done. */}
      <Results results={plan.length === 1 ? plan.map(({ outcome }) => outcome) : results} />
      {plan.length === 1 ? <Paper planned={plan[0]} unit={unit} /> : null}
      {problem && (
        <Held>
          {plan.length === 1
            ? say(problem)
            : t(results.length ? 'someStay' : 'allStay', { count: held.length, all: plan.length })}
        </Held>
      )}
    </div>
  );
}

/** Sizes and factors, from the least to the most where they differ. */
function Results({ results }: { results: readonly Enlarged[] }) {
  const t = useTranslations('settings.size');
  const { pixels } = useFormats();
  const { ratio } = useSizeWords();
  const sizes = ends(results, area);
  const factors = ends(results, (result) => result.ratio);
  if (!sizes || !factors) return null;
  const [from, to] = sizes.map(pixels);
  const [least, most] = factors.map((result) => ratio(result.ratio));
  return (
    <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
      <span className="font-medium">
        {from === to
          ? t('pixelSize', { size: from ?? '' })
          : t('pixelRange', { from: from ?? '', to: to ?? '' })}
      </span>
      <span className="ml-auto text-soft">{least === most ? least : `${least}–${most?.slice(1)}`}</span>
    </p>
  );
}

/** Where one picture came from, or how large it is on paper and what of it goes over the edge. */
function Paper({ planned, unit }: { planned: Planned | undefined; unit: LengthUnit }) {
  const t = useTranslations('settings.size');
  const { pixels } = useFormats();
  const { length, paper } = useSizeWords();
  if (!planned?.outcome.ok) return null;
  const { picture, outcome, settings } = planned;
  const wish = settings.size;
  if (wish.by !== 'print')
    return <p className="text-soft tabular-nums">{t('from', { size: pixels(picture) })}</p>;
  const { dpi } = wish;
  const over = overhang(outcome, wish);
  const size = paper([millimetres(outcome.width, dpi), millimetres(outcome.height, dpi)], unit);
  return (
    <p className="text-soft tabular-nums">
      {t('printed', { size, dpi })}
      {/* Less than a millimetre is what every printer trims anyway. */}
      {over > 1 && ` ${t('fills', { rest: length(over, unit) })}`}
    </p>
  );
}

function Held({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>{children}</span>
    </p>
  );
}
