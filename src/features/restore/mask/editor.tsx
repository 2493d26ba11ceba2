'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Keys } from '@/src/components/keys';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { useSize } from '@/src/features/result/use-size';
import type { RefusalView } from '@/src/lib/refusal';
import type { PaintedMask } from '../plan';
import { CellList } from './cell-list';
import type { Area, MarksDesk } from './marks';
import { maskFile } from './paint';
import { Surface } from './surface';
import { THICKEST, THINNEST, Toolbar } from './toolbar';
import { uploadMask } from './upload-mask';
import { useMask } from './use-mask';
import type { Brush } from './use-touch';
import { WHOLE, zoomedAt, type Size } from './view';

export interface EditorProps {
  picture: { url: string; name: string };
  /** px of the mask. */
  size: Size;
  found: HTMLCanvasElement | null;
  marks: MarksDesk;
  onDone: (mask: PaintedMask) => void;
  onClose: () => void;
}

const KEYS = [
  { keys: ['←', '↑', '→', '↓'], text: 'move' },
  { keys: ['Space'], text: 'paint' },
  { keys: ['[', ']'], text: 'size' },
  { keys: ['B', 'E'], text: 'tool' },
  { keys: ['+', '−', '0'], text: 'zoom' },
  { keys: ['mod', 'Z'], text: 'undo' },
] as const;

export function Editor({ picture, size, found, marks, onDone, onClose }: EditorProps) {
  const t = useTranslations('restore.mask');
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const mask = useMask(canvas, found, marks);
  const room = useRef<HTMLDivElement>(null);
  const frame = useSize(room);
  const [brush, setBrush] = useState<Brush>({ tool: 'brush', radius: 10 });
  const [view, setView] = useState(WHOLE);
  const [spotlight, setSpotlight] = useState<Area | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);

  const resize = (larger: boolean) => {
    const radius = Math.round(brush.radius * (larger ? 1.25 : 0.8)) + (larger ? 1 : 0);
    setBrush({ ...brush, radius: Math.min(THICKEST, Math.max(THINNEST, radius)) });
  };
  const zoom = (closer: boolean) => {
    const middle = { x: frame.width / 2, y: frame.height / 2 };
    setView(zoomedAt(view, closer ? 1.5 : 1 / 1.5, middle, frame, size));
  };
  const finish = async () => {
    if (!canvas || sending) return;
    setSending(true);
    setProblem(null);
    const end = await uploadMask(await maskFile(canvas));
    setSending(false);
    if (end.ok) onDone({ ...end.mask, share: mask.coverage.share });
    else setProblem(end.problem);
  };

  return (
    <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-3">
        <Toolbar mask={mask} brush={brush} onBrush={setBrush} onZoom={zoom} onWhole={() => setView(WHOLE)} />
        <div
          ref={room}
          className="relative h-[46dvh] min-h-60 rounded-md bg-sunken lg:h-[calc(100dvh-13rem)]"
        >
          {frame.width > 0 && (
            <Surface
              picture={picture}
              mask={mask}
              onCanvas={setCanvas}
              size={size}
              brush={brush}
              onBrush={setBrush}
              onResize={resize}
              view={view}
              onView={setView}
              frame={frame}
              spotlight={spotlight}
            />
          )}
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <p className="text-sm text-soft">{t('lead')}</p>
        <p className="text-sm font-medium tabular-nums">{t('marked', { share: mask.coverage.share })}</p>
        <div className="flex flex-wrap gap-2">
          {found && (
            <Button size="sm" onClick={() => mask.mark({ kind: 'found' })}>
              {t('backToFound')}
            </Button>
          )}
          <Button size="sm" onClick={() => mask.mark({ kind: 'nothing' })}>
            {t('clearAll')}
          </Button>
        </div>
        <CellList mask={mask} size={size} onSpotlight={setSpotlight} />
        <dl className="hidden flex-col gap-1.5 text-sm text-soft lg:flex">
          {KEYS.map(({ keys, text }) => (
            <div key={text} className="flex items-center justify-between gap-2">
              <dt>{t(`key.${text}`)}</dt>
              <dd>
                <Keys keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
        {problem && <Problem refusal={problem} live />}
        <div className="sticky bottom-0 -mx-4 mt-auto flex gap-2 border-t border-line bg-surface px-4 py-3 max-lg:-mb-4 sm:-mx-5 sm:px-5 lg:static lg:mx-0 lg:border-0 lg:p-0">
          <Button look="primary" className="flex-1" aria-disabled={sending} onClick={() => void finish()}>
            {sending && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
            {t('done')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </div>
  );
}
