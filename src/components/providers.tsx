'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { LiveRegion } from './live-region';
import { ToastHost } from './toast-host';

/** What every page stands on: theme, announcements and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="data-theme"
      value={{ light: 'paper', dark: 'darkroom' }}
      enableColorScheme={false}
      disableTransitionOnChange
    >
      <LiveRegion>{children}</LiveRegion>
      <ToastHost />
    </ThemeProvider>
  );
}
