'use client';

import { Command } from 'cmdk';
import { Clock, Eraser, Images, Keyboard, Languages, Scissors, Shapes, Wand } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useRouter } from 'next/navigation';
import type { ComponentType, ReactNode } from 'react';
import { Dialog } from '@/src/components/ui/dialog';
import { LOCALES } from '@/src/i18n/locales';
import { THEMES } from './theme-switch';
import { useSetLocale } from './use-set-locale';

interface EntryProps {
  Icon: ComponentType<{ className?: string }>;
  onSelect: () => void;
  children: ReactNode;
}

function Entry({ Icon, onSelect, children }: EntryProps) {
  return (
    <Command.Item
      onSelect={onSelect}
      className="flex h-10 cursor-pointer items-center gap-3 rounded-sm px-3 text-sm data-[selected=true]:bg-sunken"
    >
      <Icon aria-hidden className="size-4 text-soft" />
      {children}
    </Command.Item>
  );
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint';

/** ⌘K: go somewhere or change how things look, by name. */
export function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const t = useTranslations('palette');
  const nav = useTranslations('nav');
  const themes = useTranslations('theme');
  const languages = useTranslations('language');
  const router = useRouter();
  const { setTheme } = useTheme();
  const setLocale = useSetLocale();
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={t('title')} onClose={onClose} bare>
      <Command label={t('title')}>
        <Command.Input
          autoFocus
          placeholder={t('placeholder')}
          className="h-12 w-full border-b border-line bg-transparent px-5 text-base -outline-offset-2 placeholder:text-faint"
        />
        <Command.List className="max-h-80 overflow-auto p-2">
          <Command.Empty className="p-6 text-center text-sm text-soft">{t('nothing')}</Command.Empty>
          <Command.Group heading={t('goTo')} className={GROUP}>
            <Entry Icon={Wand} onSelect={then(() => router.push('/'))}>
              {nav('studio')}
            </Entry>
            <Entry Icon={Eraser} onSelect={then(() => router.push('/?do=restore'))}>
              {t('restore')}
            </Entry>
            <Entry Icon={Scissors} onSelect={then(() => router.push('/?do=cutout'))}>
              {t('cutOut')}
            </Entry>
            <Entry Icon={Shapes} onSelect={then(() => router.push('/tools'))}>
              {nav('tools')}
            </Entry>
            <Entry Icon={Clock} onSelect={then(() => router.push('/history'))}>
              {nav('history')}
            </Entry>
            <Entry Icon={Images} onSelect={then(() => router.push('/community'))}>
              {nav('community')}
            </Entry>
          </Command.Group>
          <Command.Group heading={t('look')} className={GROUP}>
            {THEMES.map(({ value, label, Icon }) => (
              <Entry key={value} Icon={Icon} onSelect={then(() => setTheme(value))}>
                {themes(`${label}`)}
              </Entry>
            ))}
          </Command.Group>
          <Command.Group heading={t('language')} className={GROUP}>
            {LOCALES.map((locale) => (
              <Entry key={locale} Icon={Languages} onSelect={then(() => setLocale(locale))}>
                {languages(`${locale}`)}
              </Entry>
            ))}
          </Command.Group>
          <Command.Group heading={t('help')} className={GROUP}>
            <Entry Icon={Keyboard} onSelect={onKeys}>
              {t('keys')}
            </Entry>
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
