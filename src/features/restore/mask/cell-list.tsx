'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { cellsOf } from './coverage';
import type { Area } from './marks';
import type { MaskState } from './use-mask';
import type { Size } from './view';

interface CellListProps {
  mask: MaskState;
  /** px of the mask. */
  size: Size;
  onSpotlight: (area: Area | null) => void;
}

/** The mask in words: how much of each part is marked, and a way to mark or clear the whole part. */
export function CellList({ mask, size, onSpotlight }: CellListProps) {
  const t = useTranslations('restore.mask');
  return (
    <details className="rounded-sm border border-line text-sm">
      <summary className="px-3 py-2 font-medium">{t('cells')}</summary>
      <ul className="max-h-72 divide-y divide-line overflow-auto border-t border-line">
        {cellsOf(size).map(({ column, row, area }, index) => {
          const place = { row: row + 1, column: column + 1 };
          const share = mask.coverage.cells[index] ?? 0;
          const light = { onFocus: () => onSpotlight(area), onBlur: () => onSpotlight(null) };
          const put = (tool: 'brush' | 'eraser') => () => mask.mark({ kind: 'area', tool, area });
          return (
            <li
              key={`${row} ${column}`}
              className="flex flex-wrap items-center gap-x-1 py-1 pr-1 pl-3"
              onPointerEnter={() => onSpotlight(area)}
              onPointerLeave={() => onSpotlight(null)}
            >
              <span className="min-w-0 flex-1 tabular-nums">{t('cell', { ...place, share })}</span>
              <Button
                look="quiet"
                size="sm"
                {...light}
                aria-label={t('fillNamed', place)}
                onClick={put('brush')}
              >
                {t('fill')}
              </Button>
              <Button
                look="quiet"
                size="sm"
                {...light}
                aria-label={t('emptyNamed', place)}
                onClick={put('eraser')}
              >
                {t('empty')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
