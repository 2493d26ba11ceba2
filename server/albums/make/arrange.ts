/** Stage 104: from pictures, facts and verse to what the renderers are told. */
import type { FilmPlanInput } from '@/server/films/render/plan';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import type { LongPicturePlanInput } from '@/server/films/long-picture/plan';
import type { MediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import type { PictureFacts } from '../facts';
import { ownMusicObject } from '../music';
import type { WorkPlan } from '../work-plan';
import { datesOf, placeOf, templateFor } from './atmosphere';
import { journeyMap } from './journey-map';
import { captionOf, salientOf } from './picture-plan';
import { placeName } from './place-name';
import { spreadVerse } from './spread-verse';

/** A picture that can be shown: its file on this machine and what is known of it. */
export interface Shown {
  pictureId: string;
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
  try {
    const { key } = ownMusicObject(db, ownerId, music.mediaId, clock.now());
    return { kind: 'file', file: await storage.localPath(key) };
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('gone', 'musicMissing') : error;
  }
}

/** Where the journey was: what the pictures say, else what its owner says. */
const journeyPlace = ({ plan }: Arrangement, facts: readonly PictureFacts[]) =>
  placeOf(facts) || (plan.place ? placeName(plan.place) : '');

/** The places that are known: of the pictures, else of the journey. */
function placesOf({ plan }: Arrangement, facts: readonly PictureFacts[]) {
  const places = facts.flatMap(({ place }) => place ?? []);
  return places.length > 0 || !plan.place ? places : [plan.place];
}

/** The film's plan; its template is the owner's choice, or the one that suits the pictures. */
export async function arrangeFilm(context: MediaContext, arrangement: Arrangement): Promise<FilmPlanInput> {
  const { plan, shown, author } = arrangement;
  const facts = shown.map((picture) => picture.facts);
  const wanted = plan.settings.template ?? templateFor(facts);
  const { format, secondsPerPicture } = plan.settings;
  const outline = journeyMap(placesOf(arrangement, facts));
  return {
    pictures: picturesOf(arrangement),
    format,
    template: TEMPLATE_NAMES.find((name) => name === wanted) ?? 'journal',
    title: plan.title,
    subtitle: plan.description.slice(0, 80),
    journey: {
      date: datesOf(facts),
      place: journeyPlace(arrangement, facts),
      ...(outline ? { outline } : {}),
    },
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
