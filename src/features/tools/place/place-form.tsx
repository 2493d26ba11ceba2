'use client';

import { ArrowLeftRight, MapPin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';
import { Segmented } from '@/src/components/ui/segmented';
import { useAddress } from '../shared/use-address';
import { areSwapped, readDegrees, splitPair, type CoordinateKind } from './coordinates';

interface Draft {
  longitude?: string;
  latitude?: string;
}

/** Two numbers and how they were measured. What is written here counts once it is sent. */
export function PlaceForm() {
  const t = useTranslations('tools.place');
  const { read, change } = useAddress();
  const [draft, setDraft] = useState<Draft>({});
  const [sent, setSent] = useState(false);
  const longitude = draft.longitude ?? read('longitude') ?? '';
  const latitude = draft.latitude ?? read('latitude') ?? '';
  const type: CoordinateKind = read('type') === 'gcj02' ? 'gcj02' : 'wgs84';
  const swapped = areSwapped(longitude, latitude);
  const wrongLongitude = sent && readDegrees(longitude, 180) === null;
  const wrongLatitude = sent && readDegrees(latitude, 90) === null;

  const put = (part: Draft) => {
    const pair = splitPair(part.longitude ?? '');
    setDraft((before) => ({ ...before, ...(pair ? { longitude: pair[0], latitude: pair[1] } : part) }));
  };
  const send = (x: string, y: string) => {
    const [east, north] = [readDegrees(x, 180), readDegrees(y, 90)];
    setSent(true);
    if (east === null || north === null) return;
    change({ longitude: east, latitude: north }, 'push');
    setDraft({});
    setSent(false);
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(longitude, latitude);
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={t('longitude')}
          error={wrongLongitude ? t('range', { limit: 180 }) : null}
          value={longitude}
          inputMode="text"
          autoComplete="off"
          placeholder="120.1488"
          onChange={({ target }) => put({ longitude: target.value })}
        />
        <Field
          label={t('latitude')}
          error={wrongLatitude ? t('range', { limit: 90 }) : null}
          value={latitude}
          inputMode="text"
          autoComplete="off"
          placeholder="30.2430"
          onChange={({ target }) => put({ latitude: target.value })}
        />
      </div>
      {swapped && (
        <div role="status" className="flex flex-wrap items-center gap-3 rounded-md bg-sunken p-3 text-sm">
          <span className="min-w-0 flex-1 basis-40">{t('swapped')}</span>
          <Button size="sm" onClick={() => send(latitude, longitude)}>
            <ArrowLeftRight aria-hidden className="size-4" />
            {t('swap')}
          </Button>
        </div>
      )}
      <Segmented
        legend={t('type')}
        segments={[
          { value: 'wgs84', label: t('types.wgs84') },
          { value: 'gcj02', label: t('types.gcj02') },
        ]}
        value={type}
        hint={t(`typeHints.${type}`)}
        onChange={(next) => change({ type: next === 'wgs84' ? null : next })}
      />
      <Button type="submit" look="primary" size="lg">
        <MapPin aria-hidden className="size-4" />
        {t('find')}
      </Button>
    </form>
  );
}
