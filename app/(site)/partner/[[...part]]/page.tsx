import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { PartnerBody } from '@/src/features/partner/page/partner-body';
import { partHref, partOf } from '@/src/features/partner/page/parts';
import { doorHref } from '@/src/lib/safe-next';
import { whoIsHere } from '../../who';

interface PageInput {
  params: Promise<{ part?: string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('partner');
  return { title: t('title'), robots: { index: false } };
}

/** The console of whoever looks after a partner of document 002; the services have the last word on who that is. */
export default async function PartnerPage({ params }: PageInput) {
  const part = partOf((await params).part);
  if (!part) notFound();
  const { user } = await whoIsHere();
  if (!user) redirect(doorHref('/sign-in', partHref(part)));
  const t = await getTranslations('partner');
  return (
    <div className="mx-auto max-w-6xl py-4 sm:py-8">
      <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
      <PartnerBody part={part} userName={user.name} />
    </div>
  );
}
