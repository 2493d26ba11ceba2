'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Counts down to the moment (ms) at which a token is over. Only its end is read out. */
export function TokenLeft({ expiresAt }: { expiresAt: number }) {
  const t = useTranslations('partner.connect');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((expiresAt - now) / 1000));
  return (
    <p className="mt-1 text-sm text-soft tabular-nums" role={seconds === 0 ? 'status' : undefined}>
      {seconds > 0 ? t('left', { seconds }) : t('over')}
    </p>
  );
}
