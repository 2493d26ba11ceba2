'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { notify } from '@/src/lib/toast';
import type { RefusalView } from '@/src/lib/refusal';
import { refusalFromSignIn } from './sign-in-refusal';

/** Signs in and goes on to `next`; answers the refusal when the door stays shut. */
export function useEnter(next = '/'): (name: string, password: string) => Promise<RefusalView | null> {
  const t = useTranslations('account');
  const router = useRouter();
  return async (name, password) => {
    const [{ signIn }, { queries }] = await Promise.all([
      import('next-auth/react'),
      import('@/src/lib/server-client'),
    ]);
    const answer = await signIn('credentials', { redirect: false, name, password }).catch(() => null);
    if (!answer) return { code: 'connectionLost', detail: {} };
    if (!answer.ok || answer.error) return refusalFromSignIn(answer.error);
    queries.clear();
    router.push(next);
    router.refresh();
    void notify({ text: t('welcome', { name }) });
    return null;
  };
}
