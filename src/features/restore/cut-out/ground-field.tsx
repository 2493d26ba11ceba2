'use client';

import { UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState, type CSSProperties } from 'react';
import { CHESSBOARD } from '@/src/features/result/chessboard';
import type { Background } from '../types';
import {
  backgroundOf,
  FIRST_FREE,
  groundOf,
  GROUNDS,
  hexOf,
  rgbOf,
  STUDIO,
  type Ground,
  type Rgb,
} from './grounds';

/** The grey of a portrait studio, lighter behind the head. */
const STUDIO_GREY: CSSProperties = { background: 'radial-gradient(circle at 50% 35%, #d9d9d9, #6d6d6d)' };

function lookOf(ground: Ground, free: Rgb): CSSProperties {
  if (ground === 'transparent') return { background: CHESSBOARD };
  if (ground === 'gradient') return STUDIO_GREY;
  return { background: hexOf(ground === 'free' ? free : STUDIO[ground]) };
}

interface GroundFieldProps {
  value: Background;
  onChange: (background: Background) => void;
}

/** What stands behind the cut-out, each shown as a small portrait before it. */
export function GroundField({ value, onChange }: GroundFieldProps) {
  const t = useTranslations('restore.cutOut');
  const name = useId();
  const chosen = groundOf(value);
  const [free, setFree] = useState<Rgb>(
    value.type === 'colour' && chosen === 'free' ? value.rgb : FIRST_FREE,
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{t('ground')}</legend>
      <div className="grid grid-cols-3 gap-2">
        {GROUNDS.map((ground) => (
          <label
            key={ground}
            className="relative block rounded-sm border border-line p-1 text-center text-sm text-soft transition-colors hover:text-ink has-checked:border-accent has-checked:bg-tint has-checked:font-medium has-checked:text-ink has-checked:inset-ring-[0.5px] has-checked:inset-ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              className="absolute inset-0 cursor-[inherit] opacity-0"
              name={name}
              value={ground}
              checked={ground === chosen}
              onChange={() => onChange(backgroundOf(ground, free))}
            />
            <span
              aria-hidden
              className="mb-1 grid h-14 items-end justify-center overflow-hidden rounded-[4px] border border-line"
              style={lookOf(ground, free)}
            >
              <UserRound className="-mb-2 size-12 fill-[#3d362d] text-[#3d362d]" strokeWidth={1} />
            </span>
            {t(`on.${ground}`)}
          </label>
        ))}
      </div>
      {chosen === 'free' && (
        <label className="mt-3 flex items-center justify-between gap-3 text-sm">
          <span className="font-medium">{t('colour')}</span>
          <input
            type="color"
            className="h-9 w-16 cursor-pointer rounded-sm border border-outline bg-surface p-1"
            value={hexOf(free)}
            onChange={({ target }) => {
              const rgb = rgbOf(target.value);
              if (!rgb) return;
              setFree(rgb);
              onChange(backgroundOf('free', rgb));
            }}
          />
        </label>
      )}
    </fieldset>
  );
}
