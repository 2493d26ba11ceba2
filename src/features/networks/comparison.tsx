'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { StoredPicture } from '@/src/lib/api-types';
import { ChooseStep } from './choose-step';
import { entrantOptions, firstEntrants } from './entrants';
import { LookStep } from './look-step';
import { around, firstSize, type Bounds } from './square-geometry';
import type { Entrant, NetworkSettings, Offer } from './types';
import { useNetworkName } from './use-network-name';
import { useTrial } from './use-trial';

interface ComparisonProps {
  picture: StoredPicture;
  settings: NetworkSettings;
  value: string | null;
  offer: Offer;
  bounds: Bounds;
  onUse: (network: string | null) => void;
}

/** First the place and who takes part, then the results; going back keeps what was chosen. */
export function Comparison({ picture, settings, value, offer, bounds, onUse }: ComparisonProps) {
  const t = useTranslations('networks');
  const names = useNetworkName();
  const trial = useTrial(picture.mediaId, settings);
  const [square, setSquare] = useState(() =>
    around(picture.width / 2, picture.height / 2, firstSize(settings.scale, bounds), bounds),
  );
  const [moved, setMoved] = useState(false);
  const [entrants, setEntrants] = useState<Entrant[]>(() => firstEntrants(offer, value));
  const options = entrantOptions(offer, value, {
    automatic: t('automatic'),
    reason: (reason) => t(`reason.${reason}`, { style: settings.style }),
    name: names.among(offer.networks),
    description: names.description,
  });

  // In the order of the list, whatever the order of ticking.
  const start = () =>
    trial.start(
      square,
      options.flatMap(({ entrant }) => (entrants.includes(entrant) ? [entrant] : [])),
    );

  if (trial.trial) {
    return (
      <LookStep
        trial={trial.trial}
        problem={trial.problem}
        options={options}
        value={value}
        onUse={onUse}
        onBack={trial.leave}
        onAgain={start}
      />
    );
  }
  return (
    <ChooseStep
      picture={picture}
      square={square}
      bounds={bounds}
      onSquare={(next) => {
        setMoved(true);
        setSquare(next);
      }}
      onDetail={({ x, y }) => {
        // Whoever has placed it already knows better.
        if (!moved) setSquare(around(x * picture.width, y * picture.height, square.size, bounds));
      }}
      options={options}
      entrants={entrants}
      onEntrants={setEntrants}
      asking={trial.asking}
      problem={trial.problem}
      onStart={start}
    />
  );
}
