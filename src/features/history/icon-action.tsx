'use client';

import type { ComponentType } from 'react';
import { Button } from '@/src/components/ui/button';
import { Tooltip } from '@/src/components/ui/tooltip';

interface IconActionProps {
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  /** Names the picture, for those who do not see the row. */
  label: string;
  /** The same in short, for those who do. */
  tip: string;
  onClick: () => void;
  disabled?: boolean;
}

export function IconAction({ Icon, label, tip, onClick, disabled = false }: IconActionProps) {
  return (
    <Tooltip text={tip}>
      {/* aria-disabled keeps the focus where it is when a move reaches the end of the line. */}
      <Button
        look="quiet"
        size="icon"
        aria-label={label}
        aria-disabled={disabled}
        onClick={() => !disabled && onClick()}
      >
        <Icon aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}
