/** Addresses of files in the bucket. They are made and read as text: clients put them together from parts. */
import { config } from '@/server/platform/config';
import type { QiniuAccount } from './account';

export const BUCKET_PATH = '/bucket/';
/** Where our own upload host listens, besides `POST /`. */
export const UPLOAD_PATH = '/api/qiniu/upload';

/** The start of every address of the bucket, with its slash; `origin` is how the asking client knows us. */
export function bucketDomain({ cloud }: QiniuAccount, origin: string): string {
  return cloud?.domain ?? origin + BUCKET_PATH;
}

/** Characters that would end or break an address; the document joins domain and name just so. */
const UNSAFE = /[\s\p{C}"#%<>?\\^`{|}]/gu;

export function bucketUrl(domain: string, key: string): string {
  return domain + key.replace(UNSAFE, (character) => encodeURIComponent(character));
}

/** Whether a key can be asked for by an address: addresses know no empty segments, no dots alone, no control signs. */
export function isAddressable(key: string): boolean {
  return !/\p{C}/u.test(key) && !key.split('/').some((segment) => ['', '.', '..'].includes(segment));
}

/** The key that the path behind `/bucket/` spells, encoded or not. */
export function keyFromPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The hosts under which this house is known, besides the one that a request names. */
function ownHosts(requestHost: string): Set<string> {
  const { PUBLIC_URL } = config();
  return new Set(
    [requestHost, PUBLIC_URL ? new URL(PUBLIC_URL).host : requestHost].map((h) => h.toLowerCase()),
  );
}

/** Whether an address is one of this house; `requestHost` is the `Host` of the request at hand. */
export function isOwnAddress(address: string, requestHost: string): boolean {
  return URL.canParse(address) && ownHosts(requestHost).has(new URL(address).host);
}

/** The key of our own bucket that an address names, or null when it leads elsewhere. Nothing is asked over the network. */
export function keyOfOwnAddress(address: string, requestHost: string): string | null {
  const match = /^https?:\/\/([^/?#]+)\/bucket\/([^?#]+)/i.exec(address.trim());
  const [, host = '', path = ''] = match ?? [];
  return match && ownHosts(requestHost).has(host.toLowerCase()) ? keyFromPath(path) : null;
}
