'use client';

import { Brush as BrushIcon, Eraser, Hand, Maximize, Redo2, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentType } from 'react';
import { Button } from '@/src/components/ui/button';
import { Range } from '@/src/components/ui/range';
import { Tooltip } from '@/src/components/ui/tooltip';
import { cn } from '@/src/lib/cn';
import type { MaskState } from './use-mask';
import type { Brush } from './use-touch';

export const THINNEST = 2;
export const THICKEST = 80;

const TOOLS = [
  { tool: 'brush', Icon: BrushIcon },
  { tool: 'eraser', Icon: Eraser },
  { tool: 'hand', Icon: Hand },
] as const;

interface ActProps {
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  off?: boolean;
}

function Act({ Icon, label, onClick, pressed, off = false }: ActProps) {
  return (
    <Tooltip text={label}>
      <Button
        look="quiet"
        size="icon"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        className={cn(pressed && 'bg-tint text-ink inset-ring-[1.5px] inset-ring-accent')}
        onClick={() => !off && onClick()}
      >
        <Icon aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}

interface ToolbarProps {
  mask: MaskState;
  brush: Brush;
  onBrush: (brush: Brush) => void;
  onZoom: (closer: boolean) => void;
  onWhole: () => void;
}

/** What is painted with and how thickly; back and forth; closer and farther. */
export function Toolbar({ mask, brush, onBrush, onZoom, onWhole }: ToolbarProps) {
  const t = useTranslations('restore.mask');
  return (
    <div role="toolbar" aria-label={t('tools')} className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="flex gap-1">
        {TOOLS.map(({ tool, Icon }) => (
          <Act
            key={tool}
            Icon={Icon}
            label={t(`tool.${tool}`)}
            pressed={brush.tool === tool}
            onClick={() => onBrush({ ...brush, tool })}
          />
        ))}
      </div>
      <div className="w-40">
        <Range
          label={t('size')}
          value={brush.radius}
          min={THINNEST}
          max={THICKEST}
          onChange={(radius) => onBrush({ ...brush, radius })}
        />
      </div>
      <div className="flex gap-1">
        <Act Icon={Undo2} label={t('undo')} off={!mask.canUndo} onClick={mask.undo} />
        <Act Icon={Redo2} label={t('redo')} off={!mask.canRedo} onClick={mask.redo} />
      </div>
      <div className="flex gap-1">
        <Act Icon={ZoomOut} label={t('farther')} onClick={() => onZoom(false)} />
        <Act Icon={ZoomIn} label={t('closer')} onClick={() => onZoom(true)} />
        <Act Icon={Maximize} label={t('whole')} onClick={onWhole} />
      </div>
    </div>
  );
}
