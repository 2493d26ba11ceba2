import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ToolsOverview } from '@/src/features/tools/overview/tools-overview';
import { stylePreviews } from './style-previews';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('title'), description: t('lead') };
}

/** Every tool with a picture of what it does. */
export default function ToolsPage() {
  return <ToolsOverview stylePreviews={stylePreviews()} />;
}
