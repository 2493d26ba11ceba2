'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/src/lib/cn';

interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
}

export function Menu({ trigger, children, defaultOpen = false }: MenuProps) {
  return (
    <Radix.Root defaultOpen={defaultOpen} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          className="z-40 min-w-52 animate-appear rounded-md border border-line bg-surface p-1 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & { danger?: boolean };

export function MenuItem({ className, danger = false, ...props }: MenuItemProps) {
  return (
    <Radix.Item
      className={cn(
        'flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-3 text-sm outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50',
        danger ? 'text-danger data-highlighted:bg-danger-tint' : 'data-highlighted:bg-sunken',
        className,
      )}
      {...props}
    />
  );
}

export function MenuNote({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-3 py-2 text-xs text-faint">{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
