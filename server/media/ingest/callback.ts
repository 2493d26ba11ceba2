/**
 * The conversation between ingest and FileRouter, which in the cloud goes over the network: here it is two function
 * calls. The library is told of a stored file by a signed request, and reports what `onUploadComplete` answered by
 * a `fetch` to the origin that we named.
 */
import { z } from 'zod';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN } from '@/server/platform/ids';
import type { MediaContext } from '../context';
import { json, refused } from './answers';
import {
  announceUploads,
  announcement,
  findUpload,
  saveServerData,
  uploadMetadata,
  type UploadRow,
} from './records';
import { sign } from './signature';
import type { UploadClaim } from './signed-url';
import { INGEST_BASE } from './token';

const result = z.object({ fileKey: z.string(), callbackData: z.unknown() });
/** `/<upload id>/callback-result`: keys are no identities, so the address carries ours. */
const RESULT_PATH = /^\/([^/]+)\/callback-result$/;

/** What the library's `fetch` reaches instead of the network; anything else than its two calls is 404. */
export function libraryFetch(context: MediaContext): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${INGEST_BASE}/`)) return json({}, { status: 404 });
    const path = request.url.slice(INGEST_BASE.length);
    try {
      if (path === '/route-metadata') {
        announceUploads(context, announcement.parse(await request.json()));
        return json({ ok: true });
      }
      const id = RESULT_PATH.exec(path)?.[1];
      if (!id || !ID_PATTERN.test(id)) return json({ ok: false }, { status: 404 });
      const { callbackData } = result.parse(await request.json());
      saveServerData(context, id, callbackData ?? null);
      return json({ ok: true });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  };
}

/** Tells the library that a file has arrived and waits for `onUploadComplete`; its answer, or undefined if it failed. */
export async function announceStored(
  context: MediaContext,
  upload: { row: UploadRow; claim: UploadClaim; fileHash: string; url: string; apiKey: string },
  library: (request: Request) => Promise<Response>,
): Promise<unknown> {
  const { row, claim, fileHash, url, apiKey } = upload;
  const { key, name, size, type, slug } = claim;
  const body = JSON.stringify({
    status: 'uploaded',
    file: { name, size, type, customId: row.id, key, url, appUrl: url, ufsUrl: url, fileHash },
    origin: `${INGEST_BASE}/${row.id}`,
    // A visitor may have signed in meanwhile, and the upload moved to the account with everything else.
    metadata: { ...uploadMetadata.parse(JSON.parse(row.metadata)), owner: row.owner },
  });
  await library(
    new Request(`${INGEST_BASE}/callback?slug=${encodeURIComponent(slug)}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'uploadthing-hook': 'callback',
        'x-uploadthing-signature': sign(body, apiKey),
      },
      body,
    }),
  );
  const { serverData } = findUpload(context, claim);
  return serverData === null ? undefined : JSON.parse(serverData);
}
