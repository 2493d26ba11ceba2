/** Everything that the house knows of a person, as one ZIP that is written while it is read. */
import { Readable } from 'node:stream';
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { mediaObjects } from '@/server/db/schema/media';
import type { MediaContext } from '@/server/media/context';
import { cleanName } from '@/server/media/names';
import type { MediaObject, MediaPurpose } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { userOwner } from './actor';
import { Archive } from './archive';
import { exportedLists, exportedProfile } from './export-lists';

const README = `光影 Guangying

profile.json and the other .json files: what is stored about you; times are milliseconds since 1970 (UTC).
files/: your pictures, as they are stored; files.json says which is which.

profile.json 与其他 .json 文件是所存的关于您的资料，时间为 1970 年以来的毫秒数（UTC）。
files/ 中是您的图片原件，files.json 说明各为何物。
`;

/** What the person gave and what was made of it; not what the house keeps for itself, like previews. */
const EXPORTED: MediaPurpose[] = ['source', 'result', 'avatar', 'post'];

/** A name that every system can unpack; the id keeps two of one name apart. */
function entryName({ id, name }: MediaObject): string {
  return `files/${id}-${[...cleanName(name)].slice(-80).join('')}`;
}

/** JSON of a list, row by row: however many there are, a page of them is in memory. */
async function* jsonList(rows: Iterable<unknown>): AsyncGenerator<string> {
  yield '[';
  let first = true;
  for (const row of rows) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(row)}`;
    first = false;
  }
  yield '\n]\n';
}

function filesOf({ db, clock }: MediaContext, owner: string): MediaObject[] {
  const live = and(
    eq(mediaObjects.owner, owner),
    inArray(mediaObjects.purpose, EXPORTED),
    isNull(mediaObjects.deletedAt),
    or(isNull(mediaObjects.expiresAt), gt(mediaObjects.expiresAt, clock.now())),
  );
  return db.select().from(mediaObjects).where(live).orderBy(mediaObjects.createdAt).all();
}

function describeFile(file: MediaObject) {
  const { id, name, purpose, mime, bytes, sha256, width, height, createdAt } = file;
  return { file: entryName(file), id, name, purpose, mime, bytes, sha256, width, height, createdAt };
}

/**
 * Profile, sessions, tasks, posts, comments, likes, follows and drafts as JSON, and all files, one open at a time.
 * It is made while it is read: whoever stops reading (destroys the stream) stops the work. A failure in the middle
 * breaks the stream off, so that nobody takes a part for the whole. Throws `Refusal` notFound for a person who is
 * gone, tooManyTries {seconds}.
 */
export async function exportMyData(context: MediaContext, userId: string): Promise<Readable> {
  const { db, storage, clock } = context;
  const profile = exportedProfile(db, userId);
  if (!profile) throw new Refusal('notFound', 'notFound');
  await consumeTry('exportData', userId);
  const archive = new Archive();
  const mtime = new Date(clock.now());
  archive.addText('README.txt', README, mtime);
  archive.addText('profile.json', `${JSON.stringify(profile, null, 2)}\n`, mtime);
  for (const [name, rows] of Object.entries(exportedLists(db, userId)))
    archive.add(`${name}.json`, { mtime }, () => Promise.resolve(Readable.from(jsonList(rows()))));
  const files = filesOf(context, userOwner(userId));
  archive.addText('files.json', `${JSON.stringify(files.map(describeFile), null, 2)}\n`, mtime);
  for (const file of files) {
    // Pictures are compressed already. Sizes are not told beforehand, so very large ones need the long form.
    const options = {
      mtime: new Date(file.createdAt),
      compress: false,
      forceZip64Format: file.bytes >= 0xffff_ffff,
    };
    // Removed since the list was made: an empty entry rather than a broken archive.
    archive.add(entryName(file), options, async () => (await storage.get(file.key)) ?? Readable.from([]));
  }
  return archive.finish();
}
