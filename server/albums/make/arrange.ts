/** Stage 104: from pictures, facts and verse to what the renderers are told. */
import { userOwner } from '@/server/accounts/actor';
import type { FilmPlanInput } from '@/server/films/render/plan';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import type { LongPicturePlanInput } from '@/server/films/long-picture/plan';
import type { MediaContext } from '@/server/media/context';
import { getOwnedObject } from '@/server/media/objects';
import type { PictureFacts } from '../facts';
import type { WorkPlan } from '../work-plan';
import { datesOf, placeOf, templateFor } from './atmosphere';
import { placeName } from './place-name';
import { spreadVerse } from './verse';

/** A picture that can be shown: its file on this machine and what is known of it. */
export interface Shown {
  file: string;
  facts: PictureFacts;
}

export interface Arrangement {
  plan: WorkPlan;
  shown: readonly Shown[];
  verse: readonly string[];
  ownerId: string;
  author: string;
}

/** Shares of the picture around its telling point that must stay in sight. */
const SALIENT = 0.3;

function salientOf({ focus }: PictureFacts) {
  if (!focus) return {};
  const start = (centre: number) => Math.min(1 - SALIENT, Math.max(0, centre - SALIENT / 2));
  return { salient: { left: start(focus.x), top: start(focus.y), width: SALIENT, height: SALIENT } };
}

/** `5月1日 09:30 · 杭州市`, as far as it is known. */
function captionOf({ takenAt, placeName }: PictureFacts): string {
  const [, month, day] = takenAt ? (/^\d+-(\d+)-(\d+)/.exec(takenAt) ?? []) : [];
  const date = month && day ? `${Number(month)}月${Number(day)}日` : '';
  return [date, placeName ?? ''].filter(Boolean).join(' · ');
}

function picturesOf({ shown, verse }: Arrangement) {
  const verses = spreadVerse(verse, shown.length);
  return shown.map(({ file, facts }, i) => ({
    file,
    ...salientOf(facts),
    verse: verses[i] ?? '',
    caption: captionOf(facts),
  }));
}

async function musicOf(
  { db, storage, clock }: MediaContext,
  { plan, ownerId }: Arrangement,
): Promise<FilmPlanInput['music']> {
  const { music } = plan.settings;
  if (music.kind !== 'upload') return music;
  const object = getOwnedObject(db, userOwner(ownerId), music.mediaId, clock.now());
  return { kind: 'file', file: await storage.localPath(object.key) };
}

/** Where the journey was: what the pictures say, else what its owner says. */
const journeyPlace = ({ plan }: Arrangement, facts: readonly PictureFacts[]) =>
  placeOf(facts) || (plan.place ? placeName(plan.place) : '');

/** The film's plan; its template is the owner's choice, or the one that suits the pictures. */
export async function arrangeFilm(context: MediaContext, arrangement: Arrangement): Promise<FilmPlanInput> {
  const { plan, shown, author } = arrangement;
  const facts = shown.map((picture) => picture.facts);
  const wanted = plan.settings.template ?? templateFor(facts);
  const { format, secondsPerPicture } = plan.settings;
  return {
    pictures: picturesOf(arrangement),
    format,
    template: TEMPLATE_NAMES.find((name) => name === wanted) ?? 'journal',
    title: plan.title,
    subtitle: plan.description.slice(0, 80),
    journey: { date: datesOf(facts), place: journeyPlace(arrangement, facts) },
    author: author.slice(0, 40),
    music: await musicOf(context, arrangement),
    ...(secondsPerPicture === undefined ? {} : { secondsPerPicture }),
  };
}

export function arrangeLongPicture(arrangement: Arrangement, link: string | null): LongPicturePlanInput {
  const { plan, shown, author } = arrangement;
  const facts = shown.map((picture) => picture.facts);
  return {
    pictures: picturesOf(arrangement),
    title: plan.title,
    subtitle: plan.description.slice(0, 200),
    date: datesOf(facts),
    place: journeyPlace(arrangement, facts),
    author: author.slice(0, 40),
    ...(link ? { link: { url: link } } : {}),
  };
}
