import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readSamples } from '@/src/features/studio/read-samples';
import { LazyPalette } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.palette'), description: t('leads.palette') };
}

export default async function PalettePage() {
  return (
    <ToolPage id="palette">
      <LazyPalette samples={await readSamples()} />
    </ToolPage>
  );
}
