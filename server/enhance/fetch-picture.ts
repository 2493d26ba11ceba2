/** Pictures from addresses that a caller gave: fetched behind the guard of outbound-http.ts, looked at, stored. */
import { writeFile } from 'node:fs/promises';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, type MediaObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { SOURCE_KEPT_MS } from '@/server/media/retention';
import { Refusal } from '@/server/platform/errors';
import { fetchOutbound } from '@/server/platform/outbound-http';

export interface PictureToFetch {
  address: string;
  owner: string;
  /** The media object's id. */
  id: string;
  /** Where the bytes may lie until they are stored; the caller removes it. */
  path: string;
  maxBytes: number;
  timeoutMs: number;
}

/** The last part of an address, as people would name the file. */
function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/**
 * Fetches and keeps a picture. Throws `Refusal` outboundRefused, outboundFailed, outboundTooLarge {limit},
 * notAPicture when the address has none, and what `probePicture` says.
 */
export async function fetchPicture(media: MediaContext, wanted: PictureToFetch): Promise<MediaObject> {
  const { address, owner, id, path, maxBytes, timeoutMs } = wanted;
  const { status, body } = await fetchOutbound(address, { maxBytes, timeoutMs });
  if (status !== 200) throw new Refusal('unsupported', 'notAPicture');
  await writeFile(path, body, { mode: 0o600 });
  return keepPicture(media, { owner, id, path, name: nameIn(address) });
}

/** Looks at a file and stores it as a picture to be worked on. Throws what `probePicture` says. */
export async function keepPicture(
  media: MediaContext,
  { id, owner, path, name }: { id: string; owner: string; path: string; name: string },
): Promise<MediaObject> {
  const { mime, width, height } = await probePicture(path);
  const expiresAt = media.clock.now() + SOURCE_KEPT_MS;
  const facts = { id, owner, purpose: 'source', name, key: `sources/${id}` } as const;
  return adoptFile(media, { ...facts, path, mime, width, height, expiresAt });
}
