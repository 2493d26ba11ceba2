/** What the model addresses of document 003 have in common: a picture in `image`, no login, limits for each sender. */
import { Refusal } from '@/server/platform/errors';
import { consumeTry, type LimitedAct } from '@/server/platform/rate-limit';
import type { Form } from '../../form';
import type { Call, Handler } from '../call';
import { TOO_MANY_TRIES } from '../refusals';
import { refused, type Reply } from '../replies';

const FIELD = 'image';
const NO_IMAGE = '未获取到image';
/** Bytes of a picture. */
export const IMAGE_LIMIT = 25 * 1024 * 1024;

/** Something came, but no picture that anything could be made of. */
const NO_PICTURE = new Set(['emptyFile', 'notAPicture', 'unsupportedPicture', 'truncatedPicture']);

export interface PictureCall extends Pick<Call, 'profile' | 'signal'> {
  /** Path of what was sent, gone when the request is answered. */
  picture: string;
  fields: Pick<Form, 'text'>;
}

/** 429 for a sender who asks too often. */
export async function spent(act: LimitedAct, address: string | null): Promise<Reply | null> {
  try {
    await consumeTry(act, address ?? 'unknown');
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { 'retry-after': String(error.detail.seconds) };
    return { code: 429, msg: TOO_MANY_TRIES, headers };
  }
}

/** A handler for a picture; of several parts of that name the last one counts. */
export function forPicture(act: LimitedAct, handler: (call: PictureCall) => Promise<Reply>): Handler {
  return async ({ address, form, profile, signal }) => {
    const tooMany = await spent(act, address);
    if (tooMany) return tooMany;
    const fields = await form({ field: FIELD, limit: IMAGE_LIMIT });
    if (fields.file === undefined) return refused(NO_IMAGE);
    try {
      return await handler({ picture: fields.file, fields, profile, signal });
    } catch (error) {
      if (error instanceof Refusal && NO_PICTURE.has(error.code)) return refused(NO_IMAGE);
      throw error;
    }
  };
}
