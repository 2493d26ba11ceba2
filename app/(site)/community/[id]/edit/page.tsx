import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { Compose } from '@/src/features/community/compose/compose';
import { postHref } from '@/src/features/community/shared/words';
import { doorHref } from '@/src/lib/safe-next';
import { numberIn } from '../../forum-reader';
import { readWriting } from '../../post-reader';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('community.compose');
  return { title: t('editTitle'), robots: { index: false } };
}

/** Changing a post of one's own. */
export default async function EditPostPage({ params }: { params: Promise<{ id: string }> }) {
  const id = numberIn((await params).id);
  if (id === null) notFound();
  const writing = await readWriting(id);
  if (writing.at === 'nobody') redirect(doorHref('/sign-in', `${postHref(id)}/edit`));
  if (writing.at === 'missing') notFound();
  const t = await getTranslations('community.compose');
  return (
    <div className="mx-auto max-w-4xl py-4 sm:py-6">
      <h1 className="mb-6 text-xl font-semibold tracking-tight">{t('editTitle')}</h1>
      <Compose post={writing.post} draft={writing.draft} taskId={null} />
    </div>
  );
}
