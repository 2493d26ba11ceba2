/** 001-4, 001-9 and the token for uploads: pictures. */
import { bucketDomain } from '@/server/media/qiniu/addresses';
import { LARGEST_UPLOAD } from '@/server/media/qiniu/form-upload';
import { makeUploadToken } from '@/server/media/qiniu/upload-token';
import { profileOf } from '@/server/accounts/profile';
import { addPicture, findPicture, pictureUrl } from '@/server/mosaic/pictures';
import { integerFrom } from '../travel/numbers';
import type { Call, Handler } from './call';
import { CODE, failed, success, turnedAway } from './replies';

const TOKEN_SECONDS = 3600;

/** The person's number in the request; `foreign` where it is not the caller's. */
function uidOf({ context, caller }: Call, text: string | undefined): number | 'foreign' | undefined {
  const own = caller && profileOf(context.db, caller.id)?.uid;
  if (text === undefined) return own ?? undefined;
  // What is no number is nobody's.
  const uid = integerFrom(text) ?? 0;
  return caller && uid !== own ? 'foreign' : uid;
}

export const addImageInfo: Handler = (call, values) => {
  const [url, filename] = [values('url'), values('filename')];
  if (!url || !filename) return failed(CODE.error);
  const uid = uidOf(call, values('user_id'));
  if (uid === 'foreign') return turnedAway(403);
  const param = values('param') ?? '';
  addPicture(call.context, { url, filename, param, host: 'given', ...(uid === undefined ? {} : { uid }) });
  return success();
};

export const queryImage: Handler = ({ context, account, origin }, values) => {
  const text = values('id');
  if (text === undefined) return failed(CODE.error);
  const picture = findPicture(context.db, integerFrom(text) ?? 0);
  if (!picture) return failed(CODE.missing);
  return success({ id: picture.id, url: pictureUrl(picture, account, origin), param: picture.param });
};

/** What a client needs for one upload; with a name, for that name only. */
export const uploadToken: Handler = ({ context, account, origin }, values) => {
  const [filename, param] = [values('filename'), values('param')];
  const given = param === undefined ? '$(x:param)' : encodeURIComponent(param);
  const token = makeUploadToken(account, {
    scope: filename === undefined ? account.bucket : `${account.bucket}:${filename}`,
    deadline: Math.floor(context.clock.now() / 1000) + TOKEN_SECONDS,
    insertOnly: 1,
    fsizeLimit: LARGEST_UPLOAD,
    mimeLimit: 'image/*',
    callbackUrl: `${origin}/api/image/upload`,
    callbackBody: `filename=$(key)&filesize=$(fsize)&param=${given}&fparam=$(x:fparam)`,
  });
  const bucket_domain = bucketDomain(account, origin);
  return success({ token, up_host: account.cloud?.upHost ?? origin, bucket_domain });
};
