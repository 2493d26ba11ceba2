import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readSamples } from '@/src/features/studio/read-samples';
import { LazyWeather } from '@/src/features/tools/lazy-tools';
import { ToolPage } from '@/src/features/tools/tool-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tools');
  return { title: t('names.weather'), description: t('leads.weather') };
}

export default async function WeatherPage() {
  return (
    <ToolPage id="weather">
      <LazyWeather samples={await readSamples()} />
    </ToolPage>
  );
}
