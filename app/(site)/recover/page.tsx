import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Recovery } from '@/src/features/account/recover/recovery';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recover');
  return { title: t('title') };
}

interface PageInput {
  searchParams: Promise<{ step?: string | string[] }>;
}

/** `?step=code`: a code is on its way. */
export default async function RecoverPage({ searchParams }: PageInput) {
  return <Recovery step={(await searchParams).step === 'code' ? 'code' : 'ask'} />;
}
