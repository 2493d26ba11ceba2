import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readSamples } from '@/src/features/studio/read-samples';
import { LazyTags } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.tags'), description: t('leads.tags') };
}

export default async function TagsPage() {
  return (
    <ToolPage id="tags">
      <LazyTags samples={await readSamples()} />
    </ToolPage>
  );
}
