import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { AdminBody } from '@/src/features/admin/page/admin-body';
import { AdminNav } from '@/src/features/admin/page/admin-nav';
import { partHref, placeOf } from '@/src/features/admin/page/parts';
import { doorHref } from '@/src/lib/safe-next';
import { whoIsHere } from '../../who';

interface PageInput {
  params: Promise<{ part?: string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin');
  return { title: t('title'), robots: { index: false } };
}

/** Admins only. Others learn no more than of any address that does not exist; the services have the last word. */
export default async function AdminPage({ params }: PageInput) {
  const place = placeOf((await params).part);
  const { user } = await whoIsHere();
  if (!user) redirect(doorHref('/sign-in', place ? partHref(place.part) : '/admin'));
  if (user.role !== 'admin' || !place) notFound();
  const t = await getTranslations('admin');
  return (
    <div className="mx-auto max-w-7xl py-4 sm:py-8">
      <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
      <div className="mt-4 grid gap-4 md:mt-6 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-8">
        <AdminNav here={place.part} />
        <div className="min-w-0">
          <AdminBody place={place} />
        </div>
      </div>
    </div>
  );
}
