'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Switch } from '@/src/components/ui/switch';
import type { StoredPicture } from '@/src/lib/api-types';
import type { RestorePlan } from './plan';
import type { Face } from './types';

/** Some room around a face, so that it is known by more than eyes and mouth. */
const ROOM = 1.5;

const isSame = (a: Face, b: Face) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** The part of the picture around a face, as the background of a square: size and position in percent. */
export function cropOf({ x, y, width, height }: Face, picture: { width: number; height: number }) {
  const side = Math.min(
    Math.max(width * picture.width, height * picture.height) * ROOM,
    picture.width,
    picture.height,
  );
  const along = (centre: number, length: number) => {
    const start = Math.min(Math.max(0, centre * length - side / 2), length - side);
    return length > side ? (start / (length - side)) * 100 : 0;
  };
  return {
    backgroundSize: `${(picture.width / side) * 100}% ${(picture.height / side) * 100}%`,
    backgroundPosition: `${along(x + width / 2, picture.width)}% ${along(y + height / 2, picture.height)}%`,
  };
}

interface FaceListProps {
  picture: StoredPicture;
  faces: readonly Face[];
  value: RestorePlan['faces'];
  onChange: (faces: RestorePlan['faces']) => void;
}

/** Whose faces are drawn anew: nobody's must be. */
export function FaceList({ picture, faces, value, onChange }: FaceListProps) {
  const t = useTranslations('restore.faces');
  const allId = useId();
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={allId} className="cursor-pointer text-sm font-medium">
          {t('restore', { count: faces.length })}
        </label>
        <Switch id={allId} checked={value.restore} onChange={(restore) => onChange({ ...value, restore })} />
      </div>
      {value.restore && (
        <>
          <p className="text-sm text-soft">{t('hint')}</p>
          <ul className="flex flex-wrap gap-3">
            {faces.map((face, index) => (
              <li key={`${face.x} ${face.y}`} className="flex flex-col items-center gap-1.5">
                <span
                  aria-hidden
                  className="size-16 rounded-sm bg-line"
                  style={{ backgroundImage: `url(${picture.url})`, ...cropOf(face, picture) }}
                />
                <Switch
                  aria-label={t('one', { number: index + 1 })}
                  checked={!value.skip.some((skipped) => isSame(skipped, face))}
                  onChange={(on) => {
                    const others = value.skip.filter((skipped) => !isSame(skipped, face));
                    onChange({ ...value, skip: on ? others : [...others, face] });
                  }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
