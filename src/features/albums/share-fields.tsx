'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Select } from '@/src/components/ui/select';
import { isTag, TAGS, type Tag } from './work-stage';

interface ShareFieldsProps {
  shared: boolean;
  tag: number;
  onChange: (share: { shared: boolean; tag: Tag }) => void;
}

/** Whether a work stands in the gallery, and on which shelf. */
export function ShareFields({ shared, tag, onChange }: ShareFieldsProps) {
  const t = useTranslations('albums.share');
  const g = useTranslations('gallery.tag');
  const id = useId();
  const shelf = isTag(tag) ? tag : 1;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <label htmlFor={id} className="flex min-h-10 cursor-pointer items-center gap-2.5 text-sm">
        <input
          id={id}
          type="checkbox"
          checked={shared}
          onChange={({ target }) => onChange({ shared: target.checked, tag: shelf })}
          className="size-4 accent-(--accent)"
        />
        {t('label')}
      </label>
      {shared && (
        <Select
          label={t('shelf')}
          value={`${shelf}`}
          options={TAGS.map((value) => ({ value: `${value}`, label: g(`${value}`) }))}
          onChange={(value) => {
            const chosen = Number(value);
            if (isTag(chosen)) onChange({ shared, tag: chosen });
          }}
          className="w-48"
        />
      )}
    </div>
  );
}
