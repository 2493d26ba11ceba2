/** Addresses of people's own pictures. */

interface AvatarOf {
  uid: number;
  /** The media object; null: the picture that the house draws. */
  avatarId: string | null;
}

const FOLDER = '/media/avatars';

/** For the documented APIs: a JPEG under an address that stays; a changed picture is noticed by its ETag. */
export function avatarPath({ uid, avatarId }: AvatarOf): string {
  return avatarId === null ? `${FOLDER}/default.jpg` : `${FOLDER}/${uid}.jpg`;
}

/** For the web: names the very picture, so that browsers may keep it. */
export function avatarUrl({ uid, avatarId }: AvatarOf): string {
  return avatarId === null ? `${FOLDER}/default.jpg` : `${FOLDER}/${uid}.webp?v=${avatarId}`;
}
