'use client';

import { ChevronsLeftRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { HandleRoot, Item, Provider, Root } from 'react-compare-slider/components';
import { useReactCompareSlider } from 'react-compare-slider/hooks';
import { useState, type CSSProperties } from 'react';
import { fitStage } from '@/src/components/fit-stage';
import type { Task } from '@/src/lib/api-types';
import { CHESSBOARD } from './chessboard';
import { CornerLabel } from './corner-label';

interface CompareProps {
  name: string;
  preview: Pick<NonNullable<Task['preview']>, 'before' | 'after' | 'width' | 'height'>;
  /** What the second picture is, where it is not the enlarged one. */
  afterAlt?: string | undefined;
  /** The second picture is transparent where there was background. */
  clear?: boolean;
}

const WHOLE: CSSProperties = { display: 'block', width: '100%', height: '100%' };

/** Before and after under one slider. Built from the parts, because the ready one speaks English only. */
export function Compare({ name, preview, afterAlt, clear = false }: CompareProps) {
  const t = useTranslations('result');
  const [position, setPosition] = useState(50);
  const slider = useReactCompareSlider({
    defaultPosition: 50,
    keyboardIncrement: '2%',
    onPositionChange: setPosition,
  });
  return (
    <div data-testid="compare" className="relative" style={fitStage(preview.width, preview.height)}>
      <Provider {...slider}>
        <Root className="rounded-sm" style={{ height: '100%' }}>
          <Item item="itemOne">
            {/* eslint-disable-next-line @next/next/no-img-element -- made for the screen by the worker */}
            <img src={preview.before} alt={t('beforeAlt', { name })} style={WHOLE} draggable={false} />
          </Item>
          <Item item="itemTwo">
            {/* eslint-disable-next-line @next/next/no-img-element -- made for the screen by the worker */}
            <img
              src={preview.after}
              alt={afterAlt ?? t('afterAlt', { name })}
              style={clear ? { ...WHOLE, background: CHESSBOARD } : WHOLE}
              draggable={false}
            />
          </Item>
          <HandleRoot
            aria-label={t('slider')}
            aria-disabled={undefined}
            aria-valuenow={Math.round(position)}
            className="group"
          >
            <span aria-hidden className="flex h-full cursor-ew-resize flex-col items-center">
              <span className="w-0.5 flex-1 bg-white shadow-[0_0_4px_rgb(0_0_0/0.5)]" />
              <span className="pointer-events-auto grid size-11 place-items-center rounded-full bg-white text-black shadow-raised group-focus-visible:outline-3 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
                <ChevronsLeftRight className="size-5" />
              </span>
              <span className="w-0.5 flex-1 bg-white shadow-[0_0_4px_rgb(0_0_0/0.5)]" />
            </span>
          </HandleRoot>
        </Root>
      </Provider>
      <CornerLabel side="left">{t('before')}</CornerLabel>
      <CornerLabel side="right">{t('after')}</CornerLabel>
    </div>
  );
}
