/** Files that UploadThing's cloud received for us: brought here once, so that everything after is the same. */
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { Parts } from './ingest/parts';

const HOSTS = /^(?:[a-z0-9-]+\.)*(?:ufs\.sh|utfs\.io)$/;
const TIMEOUT_MS = 5 * 60_000;

export interface CloudFile {
  key: string;
  url: string;
  /** Bytes, as the cloud says. */
  size: number;
}

/** The addresses that the cloud serves files from, and no others; redirects are not followed. */
export function assertCloudUrl(address: string): URL {
  const url = new URL(address);
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!plain || !HOSTS.test(url.hostname)) throw new Error('not an address of the upload cloud');
  return url;
}

/** Streams a cloud file into the part file of an upload; never more bytes than were agreed. */
export async function fetchFromCloud(
  file: CloudFile,
  parts: Parts,
  id: string,
  fetcher: typeof fetch = fetch,
): Promise<void> {
  const url = assertCloudUrl(file.url);
  const response = await fetcher(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Refusal('unavailable', 'uploadIncomplete');
  }
  const size = await parts.append(id, 0, file.size, response.body);
  if (size !== file.size) throw new Refusal('unavailable', 'uploadIncomplete');
}

/** Removes the cloud's copy once ours is safe. A failure costs the operator space there, nobody a picture. */
export async function forgetInCloud(token: string, key: string): Promise<void> {
  try {
    const { UTApi } = await import('uploadthing/server');
    await new UTApi({ token, logLevel: 'Error' }).deleteFiles(key);
  } catch (error) {
    logger('media').warn({ err: error, key }, 'the copy in the upload cloud was not removed');
  }
}
