import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VerseFont } from '@/src/components/verse-font';
import { LazyVerse } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.verse'), description: t('leads.verse') };
}

export default function VersePage() {
  return (
    <ToolPage id="verse">
      <VerseFont />
      <LazyVerse />
    </ToolPage>
  );
}
