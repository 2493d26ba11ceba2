import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignUpForm } from '@/src/features/account/sign-up-form';
import { safeNext } from '@/src/lib/safe-next';

interface PageInput {
  searchParams: Promise<{ next?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signUp') };
}

export default async function SignUpPage({ searchParams }: PageInput) {
  return <SignUpForm next={safeNext((await searchParams).next)} />;
}
