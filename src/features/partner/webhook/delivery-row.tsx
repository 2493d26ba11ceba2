'use client';

import { useTranslations } from 'next-intl';
import { When } from '@/src/components/when';
import { Badge } from '@/src/features/admin/page/badge';
import type { Partners } from '@/src/lib/api-types';
import { useRefusalText } from '@/src/lib/use-refusal-text';

const TONES = { new: 'accent', delivered: 'plain', failed: 'danger' } as const;
const EVENTS = { 'photo.finished': 'photoFinished', test: 'test' } as const;

/** One message: what it told, how often it was tried, and what came back last. */
export function DeliveryRow({ delivery }: { delivery: Partners['deliveries'][number] }) {
  const t = useTranslations('partner.webhook');
  const say = useRefusalText();
  const { event, status, attempts, httpStatus, errorCode, createdAt, mdf } = delivery;
  const last =
    httpStatus !== null
      ? t('http', { status: String(httpStatus) })
      : errorCode !== null
        ? say({ code: errorCode, detail: {} })
        : null;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-3 text-sm" data-testid="delivery">
      <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>
      <span className="font-medium">{t(`events.${EVENTS[event]}`)}</span>
      {mdf && <code className="text-xs break-all text-soft">{mdf}</code>}
      <span className="ml-auto whitespace-nowrap text-soft">
        <When at={createdAt} />
      </span>
      {attempts > 0 && (
        <span className="w-full text-soft">
          {[t('attempts', { count: attempts }), last].filter(Boolean).join(' · ')}
        </span>
      )}
    </li>
  );
}
