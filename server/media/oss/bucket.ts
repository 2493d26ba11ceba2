/**
 * The bucket into which clients of document 000 put their pictures before they ask for a task. It has no name in any
 * DNS: requests reach it on this very server, by path (`/guangying/upload/…`) or by host (`guangying.<host>`).
 */

export const BUCKET = 'guangying';

/** Bytes of a key in UTF-8. */
const LONGEST_KEY = 1000;
/** `upload/<date>/<anything>`; clients write months and days with one digit or two. */
const KEY = /^upload\/\d{4}-\d{1,2}-\d{1,2}\/[^\u0000-\u001f\u007f]+$/;

/** Whether an object may be put under this key. */
export function isUploadKey(key: string): boolean {
  return KEY.test(key) && Buffer.byteLength(key) <= LONGEST_KEY;
}

/** The path behind the bucket's name, where that stands first. */
function pathInBucket(pathname: string): string {
  return pathname.startsWith(`/${BUCKET}/`) ? pathname.slice(BUCKET.length + 2) : pathname.slice(1);
}

/** The key of the path of a request, as path style or host style spells it; null where it is none of ours. */
export function keyOfPath(pathname: string): string | null {
  try {
    const key = decodeURIComponent(pathInBucket(pathname));
    return isUploadKey(key) ? key : null;
  } catch {
    return null;
  }
}

/**
 * The keys that an address of an object may mean, when its host is one of `hosts` (`name` or `name:port`); null for
 * addresses elsewhere. Read as text, since clients put the bucket before any host, also before an IP address, which
 * no parser of URLs accepts, and the key behind it as it is, whether a URL could be written so or not.
 */
export function keysOfAddress(address: string, hosts: readonly string[]): string[] | null {
  const match = /^(?:https?:)?\/\/([^/?#]+)(\/.*)?$/is.exec(address.trim());
  if (!match) return null;
  const [, host = '', path = ''] = match;
  const known = hosts.flatMap((name) => [name, `${BUCKET}.${name}`]).map((name) => name.toLowerCase());
  if (!known.includes(host.toLowerCase())) return null;
  const plain = path.replace(/[?#].*$/s, '');
  const keys = [pathInBucket(path), pathInBucket(plain), keyOfPath(plain)];
  return [...new Set(keys)].filter((key): key is string => key !== null && isUploadKey(key));
}
