import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readSamples } from '@/src/features/studio/read-samples';
import { LazyStyle } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.style'), description: t('leads.style') };
}

export default async function StylePage() {
  return (
    <ToolPage id="style">
      <LazyStyle samples={await readSamples()} />
    </ToolPage>
  );
}
