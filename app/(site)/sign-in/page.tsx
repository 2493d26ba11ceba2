import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '@/src/features/account/sign-in-form';
import { safeNext } from '@/src/lib/safe-next';

interface PageInput {
  searchParams: Promise<{ next?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signIn') };
}

export default async function SignInPage({ searchParams }: PageInput) {
  return <SignInForm next={safeNext((await searchParams).next)} />;
}
