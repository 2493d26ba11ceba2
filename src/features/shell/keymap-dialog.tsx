'use client';

import { useTranslations } from 'next-intl';
import { Keys } from '@/src/components/keys';
import { Dialog } from '@/src/components/ui/dialog';

/** Every key there is. */
export function KeymapDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('keyboard');
  const groups = [
    {
      title: t('anywhere'),
      entries: [
        { keys: ['mod', 'K'], text: t('palette') },
        { keys: ['?'], text: t('map') },
        { keys: ['G', 'S'], text: t('studio') },
        { keys: ['G', 'R'], text: t('restore') },
        { keys: ['G', 'T'], text: t('tools') },
        { keys: ['G', 'H'], text: t('history') },
        { keys: ['G', 'C'], text: t('community') },
        { keys: ['mod', 'V'], text: t('paste') },
      ],
    },
    {
      title: t('result'),
      entries: [
        { keys: ['←', '→'], text: t('slider') },
        { keys: ['Shift', '←', '→'], text: t('farther') },
      ],
    },
    {
      title: t('mask'),
      entries: [
        { keys: ['←', '↑', '→', '↓'], text: t('maskMove') },
        { keys: ['Space'], text: t('maskPaint') },
        { keys: ['[', ']'], text: t('maskSize') },
        { keys: ['B', 'E'], text: t('maskTool') },
        { keys: ['mod', 'Z'], text: t('maskUndo') },
      ],
    },
    {
      title: t('comparing'),
      entries: [
        { keys: ['←', '↑', '→', '↓'], text: t('square') },
        { keys: ['+', '−'], text: t('zoom') },
      ],
    },
  ];
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="flex flex-col gap-5 px-5 pb-5">
        {groups.map(({ title, entries }) => (
          <section key={title}>
            <h3 className="mb-1 text-sm font-medium text-soft">{title}</h3>
            <dl className="divide-y divide-line text-sm">
              {entries.map(({ keys, text }) => (
                <div key={text} className="flex items-center justify-between py-2">
                  <dt>{text}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
