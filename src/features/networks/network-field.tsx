'use client';

import { useQuery } from '@tanstack/react-query';
import { Columns2, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/src/components/ui/button';
import type { StoredPicture } from '@/src/lib/api-types';
import { useTRPC } from '@/src/lib/trpc';
import type { NetworkSettings } from './types';
import { useNetworkName } from './use-network-name';

const fetchDialog = () => import('./compare-dialog');
const CompareDialog = dynamic(() => fetchDialog().then((m) => m.CompareDialog), { ssr: false });

interface NetworkFieldProps {
  /** Id of the network that was chosen by name; null: style and noise level choose one. */
  value: string | null;
  onChange: (network: string | null) => void;
  /** The chosen picture, on which networks are compared; null until it has arrived. */
  picture: StoredPicture | null;
  /** What the panel is set to for that picture; null where that is not known. */
  settings: NetworkSettings | null;
}

/** Which network will work, the way to compare several on a piece of the picture, and back to automatic. */
export function NetworkField({ value, onChange, picture, settings }: NetworkFieldProps) {
  const t = useTranslations('networks');
  const trpc = useTRPC();
  const names = useNetworkName();
  const opener = useRef<HTMLButtonElement>(null);
  const [comparing, setComparing] = useState(false);
  const { data: networks } = useQuery(trpc.enhance.networks.queryOptions(undefined, { staleTime: 60_000 }));
  const chosen = networks?.find(({ id }) => id === value);
  const name =
    value !== null
      ? chosen
        ? names.name(chosen)
        : value
      : settings
        ? t('automaticAs', { kind: names.kind(settings.style, settings.noise) })
        : t('automatic');

  const close = () => setComparing(false);
  useEffect(() => {
    const button = opener.current;
    if (!comparing) return;
    // The dialog has its own idea of focus and keeps it as long as it is there.
    return () => button?.focus();
  }, [comparing]);

  return (
    <div role="group" aria-label={t('label')} className="text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{t('label')}</span>
        <span className="text-soft">{name}</span>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          ref={opener}
          size="sm"
          disabled={!picture || !settings}
          onPointerEnter={() => void fetchDialog()}
          onFocus={() => void fetchDialog()}
          onClick={() => setComparing(true)}
        >
          <Columns2 aria-hidden className="size-4" />
          {t('compare')}
        </Button>
        {value !== null && (
          <Button look="quiet" size="sm" onClick={() => onChange(null)}>
            <RotateCcw aria-hidden className="size-4" />
            {t('backToAutomatic')}
          </Button>
        )}
      </div>
      {comparing && picture && settings && (
        <CompareDialog
          picture={picture}
          settings={settings}
          value={value}
          onUse={(network) => {
            onChange(network);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
