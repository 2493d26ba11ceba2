/** Stage 102: every picture is looked at once; what was found stays with it for later works. */
import type { MediaContext } from '@/server/media/context';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { Refusal } from '@/server/platform/errors';
import { coloursOf } from '@/server/vision/colours';
import { tagsOf } from '@/server/vision/tags';
import { weatherOf } from '@/server/vision/weather';
import { readFacts, type PictureFacts } from '../facts';
import { keepFacts } from '../keep-facts';
import type { AlbumPicture } from '../pictures';
import { cameraNotes } from './camera-notes';
import { placeName } from './place-name';

const TAGS = 6;
const COLOURS = 4;
/** Longer side in px of the copy in which the telling point is sought. */
const JUDGED_SIDE = 256;

/** Where libvips' attention (skin, saturation, edges) lies; the middle where it finds nothing. */
async function focusOf(picture: string): Promise<{ x: number; y: number }> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .resize(JUDGED_SIDE, JUDGED_SIDE, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const half = Math.max(1, Math.round(Math.min(info.width, info.height) / 2));
  const seen = await sharp(data)
    .resize(half, half, { fit: 'cover', position: sharp.strategy.attention })
    .toBuffer({ resolveWithObject: true });
  const { attentionX = info.width / 2, attentionY = info.height / 2 } = seen.info;
  return { x: Math.min(1, attentionX / info.width), y: Math.min(1, attentionY / info.height) };
}

/** A network that is not installed leaves a gap in what is known, not a failed work. */
async function ifInstalled<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'modelMissing') return undefined;
    throw error;
  }
}

/** Everything about one picture. Throws `Refusal` for what cannot be decoded; aborts with the signal's reason. */
async function examine(picture: string, signal: AbortSignal): Promise<PictureFacts> {
  const { width, height } = await probePicture(picture);
  const notes = await cameraNotes(picture);
  const tags = (await ifInstalled(() => tagsOf(picture, TAGS, { signal }))) ?? [];
  const weather = await ifInstalled(() => weatherOf(picture, { signal }));
  const likeliest = weather?.classes[weather.likeliest];
  return {
    width,
    height,
    ...notes,
    ...(notes.place ? { placeName: placeName(notes.place) } : {}),
    tags,
    ...(likeliest ? { weather: { id: likeliest.id, probability: likeliest.probability } } : {}),
    focus: await focusOf(picture),
    colours: await coloursOf(picture, COLOURS),
  };
}

/** A picture that cannot be decoded has the fact that it cannot; other errors are thrown on. */
function unreadable(error: unknown, signal: AbortSignal): PictureFacts {
  if (!(error instanceof Refusal) || signal.aborted) throw error;
  return { unreadable: error.code, width: 0, height: 0, tags: [], colours: [] };
}

/** The facts of a picture file. */
export const factsOfPicture = (picture: string, signal: AbortSignal): Promise<PictureFacts> =>
  examine(picture, signal).catch((error: unknown) => unreadable(error, signal));

/** The facts of one picture, found now or remembered. Aborts with the signal's reason. */
export async function lookAtPicture(
  { db, storage }: MediaContext,
  { id, facts }: AlbumPicture,
  key: string,
  signal: AbortSignal,
): Promise<PictureFacts> {
  const known = readFacts(facts);
  if (known) return known;
  signal.throwIfAborted();
  const found = await storage
    .localPath(key)
    .then((picture) => factsOfPicture(picture, signal))
    .catch((error: unknown) => unreadable(error, signal));
  keepFacts(db, id, found);
  return found;
}
