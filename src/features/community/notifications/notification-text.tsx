import { useTranslations } from 'next-intl';
import type { NotificationView } from '@/server/forum/views';
import { isBlank } from '../shared/words';

/** What happened, in one sentence that names who did it. */
export function NotificationText({ notification }: { notification: NotificationView }) {
  const t = useTranslations('community.notifications');
  const p = useTranslations('community.person');
  const { kind, actors, actorCount, target } = notification;
  const [first, second] = actors.map(({ name, former }) => (former ? p('former') : name));
  const who = t('who', { first: first ?? '', second: second ?? '', count: actorCount });
  const about = target?.kind ?? 'gone';
  const title = target && 'title' in target && !isBlank(target.title) ? target.title : t('untitled');
  return (
    <>
      {t.rich(`said.${kind}`, {
        who: () => <bdi className="font-semibold">{who}</bdi>,
        about,
        title: () => <bdi className="font-semibold">{title}</bdi>,
      })}
    </>
  );
}
