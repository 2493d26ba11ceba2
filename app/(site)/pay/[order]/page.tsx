import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderPage } from '@/src/features/billing/order-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('order');
  // Whoever has the address may see the order: no search engine shall have it.
  return { title: t('page'), robots: { index: false, follow: false } };
}

/** The page of an order, opened from an account or by the code that an old client shows. */
export default async function PayPage({ params }: { params: Promise<{ order: string }> }) {
  const { order } = await params;
  return (
    <div className="mx-auto max-w-3xl py-4 sm:py-10">
      <OrderPage id={order} />
    </div>
  );
}
