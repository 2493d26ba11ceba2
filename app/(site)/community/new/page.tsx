import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Compose } from '@/src/features/community/compose/compose';
import { hrefWith } from '@/src/features/community/shared/words';
import { doorHref } from '@/src/lib/safe-next';
import { wordsIn } from '../forum-reader';
import { readWriting } from '../post-reader';

interface NewPostPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('community.compose');
  return { title: t('newTitle'), robots: { index: false } };
}

/** A new post; `?task=` brings the result of a task of the studio along. */
export default async function NewPostPage({ searchParams }: NewPostPageProps) {
  const t = await getTranslations('community.compose');
  const task = wordsIn((await searchParams).task) || null;
  const writing = await readWriting(null);
  if (writing.at !== 'ready') redirect(doorHref('/sign-in', hrefWith('/community/new', { task })));
  return (
    <div className="mx-auto max-w-4xl py-4 sm:py-6">
      <h1 className="mb-6 text-xl font-semibold tracking-tight">{t('newTitle')}</h1>
      <Compose post={null} draft={writing.draft} taskId={task} />
    </div>
  );
}
