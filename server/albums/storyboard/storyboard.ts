/** The first seconds of an album's film as its editor plays them: the renderer's own timing, framing and moves. */
import { moveOver, viewAt } from '@/server/films/render/camera/camera';
import { placePicture, type Placing } from '@/server/films/render/camera/placing';
import { FORMATS, type FilmFormat, type Size } from '@/server/films/render/formats';
import type { Rect } from '@/server/films/render/frames/resample';
import { filmPlan, type SalientBox } from '@/server/films/render/plan';
import { transitionInto } from '@/server/films/render/script';
import { TEMPLATES } from '@/server/films/render/templates';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import type { Template } from '@/server/films/render/templates/template';
import { layTimeline, type Pace, type Slot } from '@/server/films/render/timeline';
import { clausesOf } from '@/server/media/text/lettering';
import { ownAlbum } from '../albums';
import type { OwnerContext } from '../context';
import { css } from '../css-colour';
import { ownPictures } from '../edit-pictures';
import { readCameraFacts, readFacts } from '../facts';
import { datesOf, placeOf, templateFor } from '../make/atmosphere';
import { captionOf, salientOf } from '../make/picture-plan';
import { spreadVerse } from '../make/spread-verse';
import { readSettings, type AlbumSettings } from '../settings';
import type { ShotView, StoryboardView } from '../views';
import { castOf, type Cast } from './cast';
import { mattesOf, wayView } from './ways';

/** Pictures that are shown; one more is laid out, so that the last one of them leaves as it does in the film. */
const SHOWN = 3;
/** Views of a move, evenly spread over its time. */
const VIEWS = 24;

export interface StoryboardWish {
  /** Undefined: the one that suits the pictures. */
  template?: string | undefined;
  format: AlbumSettings['format'];
  secondsPerPicture?: number | undefined;
}

interface Staged extends Cast, Pace {
  placing: Placing;
  salient: SalientBox | undefined;
}

function stage(cast: Cast, verse: string, frame: Size, template: Template): Staged {
  const salient = cast.facts ? salientOf(cast.facts).salient : undefined;
  const placing = placePicture(cast, frame, template, salient);
  const { view } = placing;
  const beyond = Math.max(cast.width / view.width, cast.height / view.height) - 1;
  return { ...cast, salient, placing, beyond, verse };
}

const shares = ({ left, top, width, height }: Rect, whole: Size): Rect => ({
  left: left / whole.width,
  top: top / whole.height,
  width: width / whole.width,
  height: height / whole.height,
});

type Times = Pick<ShotView, 'from' | 'until' | 'enter' | 'leave' | 'way' | 'url'>;

function pictureShot(times: Times, staged: Staged, turn: number, template: Template, format: Size): ShotView {
  const { placing, salient, verse, picture } = staged;
  const { turns, pace } = template.motion;
  const move = moveOver({
    ...{ placing, picture: staged, salient, motion: 'auto', seconds: times.until - times.from, pace },
    turn: turns[turn % turns.length] ?? 'in',
  });
  return {
    ...times,
    kind: 'picture',
    around: placing.around,
    window: shares(placing.window, format),
    views: Array.from({ length: VIEWS }, (_, at) => shares(viewAt(move, at / (VIEWS - 1)), staged)),
    verse: clausesOf(verse),
    caption: captionOf(readCameraFacts(picture.facts)),
  };
}

/** The shots up to the last picture that is shown. */
function shotsOf(
  slots: readonly Slot[],
  staged: readonly Staged[],
  template: Template,
  format: FilmFormat,
): ShotView[] {
  const before = Math.max(
    0,
    slots.findIndex(({ kind }) => kind === 'picture'),
  );
  const { fps } = format;
  return slots.slice(0, before + Math.min(SHOWN, staged.length)).map((slot, i) => {
    const turn = i - before;
    const shown = staged[Math.max(0, turn)];
    const times = {
      ...{ from: slot.from / fps, until: slot.until / fps, enter: slot.enter / fps, leave: slot.leave / fps },
      way: i === 0 ? null : wayView(transitionInto(slots, i, template)),
      url: shown?.url ?? '',
    };
    if (turn >= 0 && shown) return pictureShot(times, shown, turn, template, format);
    return { ...times, kind: 'card', around: 'nothing', window: null, views: [], verse: [], caption: '' };
  });
}

function lookOf({ frame, grade, verse, caption, card, fade, particles }: Template) {
  const { side, ground, line } = frame;
  return {
    mount: { side, bottom: frame.bottom, ground: css(ground), line: line ? css(line) : null },
    grade: { ...grade, tint: grade.tint ? css(grade.tint) : null },
    verse: { ...verse, colour: css(verse.colour) },
    caption: { ...caption, colour: css(caption.colour) },
    card: { ...card, paper: css(card.paper), colour: css(card.colour), accent: css(card.accent) },
    fade: css(fade),
    particles: particles
      ? { ...particles, radius: [...particles.radius] as [number, number], colour: css(particles.colour) }
      : null,
  };
}

/** The first shots of the film that the album would become now. Throws `Refusal` albumNotFound. */
export function storyboard(context: OwnerContext, albumId: string, wish: StoryboardWish): StoryboardView {
  const album = ownAlbum(context.db, context.userId, albumId);
  const pictures = ownPictures(context, albumId);
  const facts = pictures.flatMap((picture) => readFacts(picture.facts) ?? []);
  const noted = pictures.map((picture) => readCameraFacts(picture.facts));
  const name = TEMPLATE_NAMES.find((one) => one === (wish.template ?? templateFor(facts))) ?? 'journal';
  const template = TEMPLATES[name];
  const format = FORMATS[wish.format];
  const verses = spreadVerse(readSettings(album.settings).verse?.filter(Boolean) ?? [], pictures.length);
  const staged = castOf(context, pictures, SHOWN + 1).map((cast) =>
    stage(cast, verses[pictures.indexOf(cast.picture)] ?? '', format, template),
  );
  const words = {
    title: album.title,
    subtitle: album.description.slice(0, 80),
    date: datesOf(noted),
    place: placeOf(noted),
  };
  const plan = filmPlan.parse({
    pictures: [{ file: albumId }],
    ...{ title: words.title, subtitle: words.subtitle, journey: { date: words.date, place: words.place } },
    ...(wish.secondsPerPicture === undefined ? {} : { secondsPerPicture: wish.secondsPerPicture }),
  });
  const shots = shotsOf(layTimeline(plan, template, staged, format.fps).slots, staged, template, format);
  const last = shots.at(-1);
  return {
    ...{ template: name, shots, words, ...lookOf(template) },
    width: format.width,
    height: format.height,
    seconds: last ? last.until - last.leave : 0,
    mattes: mattesOf(shots, format),
  };
}
