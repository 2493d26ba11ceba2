'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import type { Style } from '@/src/lib/api-types';
import type { Network } from './types';

const LEVEL_NAMES = { '-1': 'none', 0: 'low', 1: 'medium', 2: 'high', 3: 'highest' } as const;

function levelName(level: number) {
  return LEVEL_NAMES[level as keyof typeof LEVEL_NAMES];
}

/** Names of networks in the reader's language: what a shipped one is for, and the id of one that was added. */
export function useNetworkName() {
  const t = useTranslations('networks');
  const locale = useLocale();
  const kind = useCallback(
    (style: Style, level: number) => t('kind', { style, level: levelName(level) }),
    [t],
  );
  const name = useCallback(
    ({ id, origin, task, style, level, fast }: Network) => {
      if (origin === 'added') return id;
      const known = task === 'superresolve' ? t('plain') : kind(style, level);
      return fast ? t('fast', { name: known }) : known;
    },
    [t, kind],
  );
  /** Names that tell networks of several factors apart. */
  const among = useCallback(
    (networks: readonly Network[]) => {
      const several = new Set(networks.map(({ scale }) => scale)).size > 1;
      return (network: Network) =>
        several ? t('withFactor', { name: name(network), scale: network.scale }) : name(network);
    },
    [t, name],
  );
  const description = useCallback((network: Network) => network.description?.[locale] ?? null, [locale]);
  return useMemo(() => ({ kind, name, among, description }), [kind, name, among, description]);
}
