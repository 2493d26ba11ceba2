/** A shared film or long picture for the pages of other sites. */
import { getLocale, getTranslations } from 'next-intl/server';
import { galleryWork } from '@/server/albums/gallery';
import { mediaContext } from '@/server/media/context';
import { publicOrigin } from '@/server/media/requests';
import { config } from '@/server/platform/config';
import { LANGUAGE_TAG } from '@/src/i18n/locales';
import { workHref } from '@/src/features/albums/work-stage';
import { numberIn, unlessMissing } from '../../../(site)/community/forum-reader';
import { gonePage, PLAYER_POLICY, playerPage } from './player-page';

interface EmbedContext {
  params: Promise<{ kind: string; id: string }>;
}

function answer(html: string, status: number): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PLAYER_POLICY,
      // What is taken back shall not be seen for long.
      'cache-control': 'public, max-age=60',
      vary: 'accept-language, cookie',
    },
  });
}

export async function GET(request: Request, { params }: EmbedContext): Promise<Response> {
  const { kind, id } = await params;
  const number = numberIn(id);
  const t = await getTranslations('gallery');
  const w = await getTranslations('albums.work');
  const m = await getTranslations('meta');
  const lang = LANGUAGE_TAG[await getLocale()];
  const known = number !== null && (kind === 'movie' || kind === 'photo');
  // As anybody sees it, whoever asks: frames of other sites bring no cookie.
  const work = known
    ? unlessMissing(() => galleryWork({ ...mediaContext(), userId: null }, kind, number))
    : null;
  if (!work?.result) return answer(gonePage(lang, t('embedGone')), 404);
  const words = {
    lang,
    title: work.title || t('untitled'),
    author: t('by', { name: work.author.name }),
    site: t('embedOn', { site: m('name') }),
    captions: w('captions'),
    page: new URL(workHref(work), publicOrigin(request, config().PUBLIC_URL)).href,
  };
  return answer(playerPage(work, words), 200);
}
