import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { AccountNav } from '@/src/features/account/page/account-nav';
import { SectionBody } from '@/src/features/account/page/section-body';
import { sectionHref, sectionOf } from '@/src/features/account/page/sections';
import { doorHref } from '@/src/lib/safe-next';
import { hasPartnerConsole, whoIsHere } from '../../who';

interface PageInput {
  params: Promise<{ section?: string[] }>;
}

export async function generateMetadata({ params }: PageInput): Promise<Metadata> {
  const t = await getTranslations('me');
  const section = sectionOf((await params).section);
  return { title: section ? t(`sections.${section}`) : t('title') };
}

export default async function AccountPage({ params }: PageInput) {
  const section = sectionOf((await params).section);
  if (!section) notFound();
  const { user } = await whoIsHere();
  if (!user) redirect(doorHref('/sign-in', sectionHref(section)));
  const t = await getTranslations('me');
  return (
    <div className="mx-auto max-w-5xl py-4 sm:py-8">
      <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
      <div className="mt-4 grid gap-4 md:mt-6 md:grid-cols-[13rem_minmax(0,1fr)] md:gap-8">
        <AccountNav here={section} partner={await hasPartnerConsole()} />
        <div className="min-w-0">
          <SectionBody id={section} />
        </div>
      </div>
    </div>
  );
}
