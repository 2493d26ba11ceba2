/**
 * Whose storage document 001 speaks to: our own bucket, which answers as Qiniu does, or the operator's at Qiniu.
 * Without keys in the environment the house makes a pair for itself.
 */
import { config } from '@/server/platform/config';
import { secretFor } from '@/server/platform/secrets';

export interface QiniuAccount {
  accessKey: string;
  secretKey: string;
  bucket: string;
  /** Nobody but this house knows the keys: what they signed, it has signed. */
  houseOnly: boolean;
  /** The operator's bucket; null: our own. `domain` ends with a slash. */
  cloud: { domain: string; upHost: string } | null;
}

/** 40 characters, as Qiniu's own keys have. */
const keyFrom = (secret: Buffer) => secret.subarray(0, 30).toString('base64url');

export function qiniuAccount(): QiniuAccount {
  const { QINIU_ACCESS_KEY, QINIU_SECRET_KEY, QINIU_BUCKET_DOMAIN, QINIU_BUCKET, QINIU_UP_HOST } = config();
  const domain = QINIU_BUCKET_DOMAIN?.replace(/\/*$/, '/');
  return {
    accessKey: QINIU_ACCESS_KEY ?? keyFrom(secretFor('qiniu-access')),
    secretKey: QINIU_SECRET_KEY ?? keyFrom(secretFor('qiniu-secret')),
    bucket: QINIU_BUCKET,
    houseOnly: QINIU_ACCESS_KEY === undefined,
    cloud: domain === undefined ? null : { domain, upHost: QINIU_UP_HOST },
  };
}
