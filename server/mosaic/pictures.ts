/** Records of pictures: a file name, where the picture lies, and a text that its sender gave. */
import { eq } from 'drizzle-orm';
import { findPerson } from '@/server/accounts/people';
import type { Queryable } from '@/server/db/client';
import { mosaicPictures } from '@/server/db/schema/mosaic';
import type { QiniuAccount } from '@/server/media/qiniu/account';
import { bucketDomain, bucketUrl } from '@/server/media/qiniu/addresses';
import { LONGEST_KEY } from '@/server/media/qiniu/bucket';
import { Refusal } from '@/server/platform/errors';
import type { MosaicContext } from './context';

export type PictureRow = typeof mosaicPictures.$inferSelect;

/** Characters, as the document's server has it. */
const LONGEST_PARAM = 2000;
const LONGEST_URL = 2000;

export interface NewPicture {
  filename: string;
  param: string;
  /** Only of pictures that lie elsewhere. */
  url?: string;
  /** The number of the person whose it is. */
  uid?: number;
}

function checkPicture({ filename, param, url }: NewPicture): void {
  const named = filename !== '' && Buffer.byteLength(filename) <= LONGEST_KEY && !filename.includes('\0');
  if (!named || [...param].length > LONGEST_PARAM) throw new Refusal('invalid', 'badPicture');
  if (url === undefined) return;
  const web = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!web || url.length > LONGEST_URL) throw new Refusal('invalid', 'badPicture');
}

/**
 * Records a picture; of two under one name exactly one succeeds. Throws `Refusal` badPicture, personNotFound (nobody
 * has the number) or fileNameTaken.
 */
export function addPicture(
  { db, clock }: MosaicContext,
  picture: NewPicture & { host: PictureRow['host'] },
): PictureRow {
  checkPicture(picture);
  const { filename, param, host, url, uid } = picture;
  return db.transaction(
    (tx) => {
      const user = uid === undefined ? null : findPerson(tx, { by: 'uid', value: String(uid) });
      if (user === undefined) throw new Refusal('notFound', 'personNotFound');
      const values = {
        filename,
        param,
        host,
        url: url ?? null,
        userId: user?.id ?? null,
        createdAt: clock.now(),
      };
      const row = tx.insert(mosaicPictures).values(values).onConflictDoNothing().returning().get();
      // Nothing comes back where the name is taken.
      if (!row) throw new Refusal('conflict', 'fileNameTaken');
      return row;
    },
    { behavior: 'immediate' },
  );
}

export function findPicture(db: Queryable, id: number): PictureRow | null {
  return db.select().from(mosaicPictures).where(eq(mosaicPictures.id, id)).get() ?? null;
}

export function findPictureByName(db: Queryable, filename: string): PictureRow | null {
  return db.select().from(mosaicPictures).where(eq(mosaicPictures.filename, filename)).get() ?? null;
}

/** The picture's address; `origin` is how whoever asks knows this house. */
export function pictureUrl(
  { host, url, filename }: Pick<PictureRow, 'host' | 'url' | 'filename'>,
  account: QiniuAccount,
  origin: string,
): string {
  if (host === 'given') return url ?? '';
  const domain = bucketDomain(host === 'own' ? { ...account, cloud: null } : account, origin);
  return bucketUrl(domain, filename);
}
