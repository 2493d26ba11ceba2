import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LazyPlace } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.place'), description: t('leads.place') };
}

export default function PlacePage() {
  return (
    <ToolPage id="place">
      <LazyPlace />
    </ToolPage>
  );
}
