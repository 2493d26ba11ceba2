'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type PointerEvent } from 'react';
import { fitStage } from '@/src/components/fit-stage';
import type { Task } from '@/src/lib/api-types';
import { regionAround, stepBy, type Point } from './lens-geometry';
import { LensPane } from './lens-pane';
import { useSettled } from './use-settled';
import { useSize } from './use-size';

/** Least side of the frame on the screen, in CSS px. */
const LEAST = 24;

interface LensViewProps {
  name: string;
  preview: NonNullable<Task['preview']>;
  result: NonNullable<Task['result']>;
  regionUrl: string;
}

/** The picture with a frame that follows pointer, finger or arrow keys; what it frames is shown 1:1, before and after. */
export function LensView({ name, preview, result, regionUrl }: LensViewProps) {
  const t = useTranslations('result');
  const placeId = useId();
  const panes = useRef<HTMLDivElement>(null);
  const size = useSize(panes);
  const overview = useRef<HTMLDivElement>(null);
  const shown = useSize(overview);
  const [centre, setCentre] = useState<Point>({
    x: result.width * preview.focus.x,
    y: result.height * preview.focus.y,
  });
  const pane = { width: Math.max(0, (size.width - 8) / 2), height: size.height };
  const region = regionAround(centre, pane, result);
  const settledCentre = useSettled(centre, 120);
  const settled = regionAround(settledCentre, pane, result);

  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setCentre({
      x: ((event.clientX - box.left) / box.width) * result.width,
      y: ((event.clientY - box.top) / box.height) * result.height,
    });
  };
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  const sides = [
    { of: 'before', label: t('lensBefore'), alt: t('beforeAlt', { name }), src: preview.before },
    { of: 'after', label: t('lensAfter'), alt: t('afterAlt', { name }), src: preview.after },
  ];

  return (
    <div data-testid="lens" className="flex w-full flex-col items-center gap-3">
      <div
        ref={overview}
        className="relative cursor-crosshair touch-none select-none"
        style={{
          ...fitStage(preview.width, preview.height),
          maxWidth: `max(16rem, calc((var(--stage) - 18rem) * ${preview.width / preview.height}))`,
        }}
        onPointerMove={follow}
        onPointerDown={follow}
      >
        {/* eslint-disable-next-line @next/next/no-img-element -- made for the screen by the worker */}
        <img
          src={preview.after}
          alt={t('afterAlt', { name })}
          className="block size-full rounded-sm"
          draggable={false}
        />
        <button
          type="button"
          aria-label={t('lensHandle')}
          aria-describedby={placeId}
          className="absolute -translate-1/2 cursor-crosshair rounded-[2px] border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.7),inset_0_0_0_1px_rgb(0_0_0/0.7)]"
          style={{
            left: percent(region.x + region.width / 2, result.width),
            top: percent(region.y + region.height / 2, result.height),
            // Of a very large result it frames next to nothing; the frame stays large enough to be found.
            width: Math.max(LEAST, (region.width / result.width) * shown.width),
            height: Math.max(LEAST, (region.height / result.height) * shown.height),
          }}
          onKeyDown={(event) => {
            const next = stepBy(event.key, event.shiftKey, centre, result);
            if (!next) return;
            event.preventDefault();
            setCentre(next);
          }}
        />
      </div>
      <p id={placeId} className="sr-only">
        {t('lensPlace', { x: region.x, y: region.y })}
      </p>
      <div ref={panes} className="grid h-60 w-full grid-cols-2 gap-2">
        {sides.map(({ of, label, alt, src }) => (
          <LensPane
            key={of}
            label={label}
            alt={alt}
            preview={src}
            address={`${regionUrl}?of=${of}`}
            picture={result}
            region={region}
            settled={settled}
          />
        ))}
      </div>
      <p className="text-sm text-soft">{t('lensHint')}</p>
    </div>
  );
}
