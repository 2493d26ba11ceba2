'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

/** Shows the name of an icon button to those who see; the button itself carries it as `aria-label`. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            // The accessible name says the same already.
            aria-hidden
            className="z-40 animate-appear rounded-sm bg-ink px-2 py-1 text-xs text-ground"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
