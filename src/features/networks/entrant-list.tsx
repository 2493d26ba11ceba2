'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/src/lib/cn';
import { MOST_ENTRANTS, type EntrantOption } from './entrants';
import type { Entrant } from './types';

interface EntrantListProps {
  options: readonly EntrantOption[];
  chosen: readonly Entrant[];
  onChange: (chosen: Entrant[]) => void;
}

/** Networks to be ticked. */
function Ticks({ options, chosen, onChange }: EntrantListProps) {
  const full = chosen.length >= MOST_ENTRANTS;
  return (
    <ul className="grid gap-1.5 sm:grid-cols-2 lg:grid-cols-1">
      {options.map(({ entrant, title, detail }) => {
        const ticked = chosen.includes(entrant);
        return (
          <li key={entrant}>
            <label
              className={cn(
                'flex h-full cursor-pointer items-start gap-3 rounded-sm border border-line px-3 py-2 text-sm transition-colors',
                'has-checked:border-accent has-checked:bg-tint',
                'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                full && !ticked ? 'cursor-not-allowed text-faint' : 'not-has-checked:hover:bg-sunken',
              )}
            >
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
                checked={ticked}
                disabled={full && !ticked}
                onChange={() =>
                  onChange(ticked ? chosen.filter((one) => one !== entrant) : [...chosen, entrant])
                }
              />
              <span className="min-w-0">
                <span className="block font-medium">{title}</span>
                {detail && (
                  <span className={cn('block', full && !ticked ? 'text-faint' : 'text-soft')}>{detail}</span>
                )}
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

/** Which networks take part: what suits the picture first, all others on request. */
export function EntrantList({ options, chosen, onChange }: EntrantListProps) {
  const t = useTranslations('networks');
  const near = options.filter(({ further }) => !further);
  const further = options.filter((option) => option.further);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 flex w-full items-baseline justify-between gap-3 text-sm font-medium">
        {t('which')}
        <span className="font-normal text-soft">
          {t('chosen', { count: chosen.length, most: MOST_ENTRANTS })}
        </span>
      </legend>
      <Ticks options={near} chosen={chosen} onChange={onChange} />
      {further.length > 0 && (
        <details className="group mt-2" open={further.some(({ entrant }) => chosen.includes(entrant))}>
          <summary className="rounded-sm py-1 text-sm text-soft hover:text-ink">
            {t('further', { count: further.length })}
          </summary>
          <div className="mt-2">
            <Ticks options={further} chosen={chosen} onChange={onChange} />
          </div>
        </details>
      )}
    </fieldset>
  );
}
