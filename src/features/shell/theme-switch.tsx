'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Button } from '@/src/components/ui/button';

/** Our names for the themes of next-themes, in the order in which the button goes through them. */
export const THEMES = [
  { value: 'system', label: 'system', Icon: Monitor },
  { value: 'light', label: 'paper', Icon: Sun },
  { value: 'dark', label: 'darkroom', Icon: Moon },
] as const;

const subscribe = () => () => undefined;

/** One button that goes through system, paper and darkroom; its name tells the present one. */
export function ThemeSwitch() {
  const t = useTranslations('theme');
  const { theme, setTheme } = useTheme();
  // Only the browser knows the choice, so the server draws the first.
  const known = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const index = known
    ? Math.max(
        0,
        THEMES.findIndex(({ value }) => value === theme),
      )
    : 0;
  const { label, Icon } = THEMES[index] ?? THEMES[0];
  const next = THEMES[(index + 1) % THEMES.length] ?? THEMES[0];
  const text = `${t('label')}: ${t(`${label}`)}`;
  return (
    <Button look="quiet" size="icon" aria-label={text} title={text} onClick={() => setTheme(next.value)}>
      <Icon aria-hidden className="size-4" />
    </Button>
  );
}
