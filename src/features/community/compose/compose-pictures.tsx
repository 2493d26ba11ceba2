'use client';

import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type Dispatch } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { Keys } from '@/src/components/keys';
import { Button } from '@/src/components/ui/button';
import { filesOfInput, type LaidFiles } from '@/src/features/studio/dropped-files';
import { notify } from '@/src/lib/toast';
import { MOST_PICTURES, type ComposeAction, type ComposePicture } from './compose-state';
import { PictureTile } from './picture-tile';
import { useGrip } from './use-grip';

interface ComposePicturesProps {
  items: ComposePicture[];
  dispatch: Dispatch<ComposeAction>;
  onFiles: (files: LaidFiles) => void;
}

/** The pictures of a post that is being written, in their order. */
export function ComposePictures({ items, dispatch, onFiles }: ComposePicturesProps) {
  const t = useTranslations('community.compose');
  const c = useTranslations('common');
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const move = (key: string, to: number) => {
    if (to < 0 || to >= items.length) return;
    dispatch({ type: 'move', key, to });
    announce(t('moved', { place: to + 1, count: items.length }));
  };
  const { dragged, grip } = useGrip((key, over) =>
    move(
      key,
      latest.current.findIndex((item) => item.key === over),
    ),
  );
  const remove = (item: ComposePicture, place: number) => {
    dispatch({ type: 'remove', key: item.key });
    const run = () => dispatch({ type: 'return', item, to: place });
    void notify({ text: t('pictureRemoved'), action: { label: c('undo'), run } });
  };
  const pick = () => input.current?.click();
  return (
    <section aria-label={t('pictures')}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*"
        data-testid="compose-input"
        onChange={({ target }) => {
          if (target.files) onFiles(filesOfInput(target.files));
          // The same file may be picked again.
          target.value = '';
        }}
      />
      {items.length === 0 ? (
        <div className="grid min-h-64 place-items-center rounded-md border border-dashed border-outline bg-sunken p-6 text-center">
          <div>
            <Button look="plain" size="lg" onClick={pick}>
              <ImagePlus aria-hidden className="size-5" />
              {t('choose')}
            </Button>
            <p className="mt-4 text-sm text-soft">
              {t.rich('drop', { keys: () => <Keys keys={['mod', 'V']} /> })}
            </p>
            <p className="mt-1 text-sm text-soft">{t('limit', { limit: MOST_PICTURES })}</p>
          </div>
        </div>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((item, place) => (
            <PictureTile
              key={item.key}
              item={item}
              place={place}
              count={items.length}
              dragged={dragged === item.key}
              onAlt={(alt) => dispatch({ type: 'alt', key: item.key, alt })}
              onMove={(to) => move(item.key, to)}
              onRemove={() => remove(item, place)}
              onRetry={() => dispatch({ type: 'upload', key: item.key })}
              onGrip={grip(item.key)}
            />
          ))}
          {items.length < MOST_PICTURES && (
            <li className="grid">
              <button
                type="button"
                onClick={pick}
                className="grid min-h-28 place-items-center rounded-md border border-dashed border-outline bg-sunken p-4 text-sm text-soft transition-colors hover:text-ink"
              >
                <span className="flex items-center gap-2">
                  <ImagePlus aria-hidden className="size-5" />
                  {t('addMore')}
                </span>
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
