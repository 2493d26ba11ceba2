/** Works as document 003 prints them. */
import { picturesOf, pictureNamed, type AlbumPicture } from '@/server/albums/pictures';
import { STATUS } from '@/server/albums/status';
import { readInfo } from '@/server/albums/work-info';
import { workPlan } from '@/server/albums/work-plan';
import type { WorkKind, WorkRow } from '@/server/albums/works';
import { profilesOf } from '@/server/accounts/profile';
import type { Queryable } from '@/server/db/client';
import { shanghaiTime } from '../../moments';
import { failureText, olderStatus, statusText, WORDS } from './texts';

const mediaPath = (kind: WorkKind, id: number, file: string) => `/media/${WORDS[kind].folder}/${id}/${file}`;

const ENDINGS: Readonly<Record<WorkKind, string>> = { movie: 'mp4', photo: 'jpg' };

/** Where the result lies once there is one; why there is none after a failure. */
function resultOf({ kind, id, status, resultId, failure }: WorkRow): string | null {
  if (status === STATUS.failed) return failureText(failure);
  return resultId === null ? null : mediaPath(kind, id, `${resultId}.${ENDINGS[kind]}`);
}

function common(row: WorkRow) {
  const { kind, id, title, description, coverId, status } = row;
  return {
    work_id: id,
    [`${kind}_title`]: title,
    [`${kind}_description`]: description,
    [`${kind}_cover`]: coverId === null ? null : mediaPath(kind, id, `${coverId}.jpg`),
    ...(kind === 'photo' ? sizesOf(row) : {}),
    create_time: shanghaiTime(row.createdAt),
    update_time: shanghaiTime(row.updatedAt),
    status,
    status_msg: statusText(kind, status),
    result_msg: resultOf(row),
  };
}

function sizesOf({ coverWidth, coverHeight, width, height }: WorkRow) {
  return { cover_width: coverWidth, cover_height: coverHeight, photo_width: width, photo_height: height };
}

/** Pictures in the order that the plan, or else info.json, names them; as they came in where there is neither. */
function inOrder(row: WorkRow, present: AlbumPicture[]): AlbumPicture[] {
  if (row.plan !== null) {
    const byId = new Map(present.map((picture) => [picture.id, picture]));
    const { pictures } = workPlan.parse(JSON.parse(row.plan));
    return pictures.flatMap(({ pictureId }) => byId.get(pictureId) ?? []);
  }
  const info = row.info === null ? null : readInfo(row.info);
  if (info === null || 'fault' in info) return present;
  const named = info.images.flatMap((name) => pictureNamed(present, name) ?? []);
  return [...new Set([...named, ...present])];
}

/** 003-22 and 003-30, with the names of the document's older example beside the newer ones. */
export function statusView(db: Queryable, uid: number, row: WorkRow) {
  const pictures = inOrder(row, picturesOf(db, row.albumId));
  const view = common(row);
  return {
    ...view,
    uid,
    image_num: pictures.length,
    image_urls: pictures.map(({ storedName }) => mediaPath(row.kind, row.id, storedName)),
    description: view.status_msg,
    info: view.result_msg,
    legacy_status: olderStatus(row.status),
  };
}

/** A work in its owner's lists. */
export function ownView(row: WorkRow) {
  const counted = { like_num: row.likeCount, comment_num: row.commentCount };
  return { ...common(row), ...(row.kind === 'movie' ? { tag: row.tag } : {}), ...counted };
}

/** Works for everybody, with whose they are. */
export function sharedViews(db: Queryable, rows: WorkRow[]) {
  const profiles = profilesOf(
    db,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.flatMap((row) => {
    const owner = profiles.get(row.ownerId);
    if (!owner) return [];
    return [{ ...ownView(row), uid: owner.uid, uname: owner.name, avatar: owner.avatarPath }];
  });
}
