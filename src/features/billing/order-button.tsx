'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { Button } from '@/src/components/ui/button';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';

/** Makes an order and goes to its page. */
export function OrderButton({ goods, prolongs }: { goods: 'basic' | 'std' | 'pro'; prolongs: boolean }) {
  const t = useTranslations('plans');
  const a = useTranslations('account');
  const trpc = useTRPC();
  const say = useRefusalText();
  const router = useRouter();
  const place = useMutation(
    trpc.billing.order.place.mutationOptions({
      onSuccess: ({ id }) => router.push(`/pay/${id}`),
      onError: (error) => void notify({ text: say(refusalOf(error)), tone: 'error' }),
    }),
  );
  const busy = place.isPending || place.isSuccess;
  const plan = a('plan', { plan: goods });
  return (
    <Button
      look={prolongs ? 'plain' : 'primary'}
      className="mt-4 w-full"
      aria-label={prolongs ? t('prolongNamed', { plan }) : t('orderNamed', { plan })}
      aria-disabled={busy}
      onClick={() => !busy && place.mutate({ goods })}
    >
      {prolongs ? t('prolong') : t('order')}
    </Button>
  );
}
