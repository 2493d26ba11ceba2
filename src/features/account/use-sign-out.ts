'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { notify } from '@/src/lib/toast';

/** Ends the session and forgets everything that was shown of it; `said` replaces the usual farewell. */
export function useSignOut(): (said?: string) => Promise<void> {
  const t = useTranslations('account');
  const router = useRouter();
  return async (said = t('signedOut')) => {
    const [{ signOut }, { queries }] = await Promise.all([
      import('next-auth/react'),
      import('@/src/lib/server-client'),
    ]);
    await signOut({ redirect: false });
    queries.clear();
    router.push('/');
    router.refresh();
    void notify({ text: said });
  };
}
