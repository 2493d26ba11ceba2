/** Upload addresses: what UploadThing's library signed, verified before anything else is looked at. */
import { z } from 'zod';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN } from '@/server/platform/ids';
import { isSignedBy } from './signature';
import { INGEST_BASE, INGEST_PATH } from './token';

/** Values are percent-encoded once more than the query string itself. */
const encoded = z.string().transform((value, context) => {
  try {
    return decodeURIComponent(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not percent-encoded' });
    return z.NEVER;
  }
});

const parameters = z.object({
  expires: z.coerce.number().int(),
  'x-ut-file-name': encoded,
  'x-ut-file-size': z.coerce.number().int().nonnegative(),
  'x-ut-file-type': encoded,
  'x-ut-slug': encoded,
  'x-ut-custom-id': encoded.pipe(z.string().regex(ID_PATTERN)),
});

/** What the signature of an upload address vouches for. */
export interface UploadClaim {
  /** Our own id of the upload. */
  id: string;
  /** UploadThing's key, the last segment of the path. */
  key: string;
  slug: string;
  name: string;
  /** Bytes, as declared by the client and accepted by the middleware. */
  size: number;
  type: string;
}

/**
 * The claim of an upload address; throws `Refusal` `uploadLinkInvalid` or `uploadLinkExpired`. The signature covers
 * every parameter in its order, so a changed, added, repeated, moved or missing one is refused. The host is not
 * covered: an upload may go on after the house got another name.
 */
export function verifyUploadUrl(requestUrl: string, apiKey: string, now: number): UploadClaim {
  const url = new URL(requestUrl);
  const key = url.pathname.slice(INGEST_PATH.length + 1);
  const signatures = url.searchParams.getAll('signature');
  const signed = new URL(`${INGEST_BASE}/${key}`);
  for (const [name, value] of url.searchParams) {
    if (name !== 'signature') signed.searchParams.append(name, value);
  }
  const [signature = ''] = signatures;
  if (signatures.length !== 1 || !isSignedBy(signed.href, signature, apiKey)) {
    throw new Refusal('forbidden', 'uploadLinkInvalid');
  }
  const parsed = parameters.safeParse(Object.fromEntries(signed.searchParams));
  if (!parsed.success) throw new Refusal('forbidden', 'uploadLinkInvalid');
  if (parsed.data.expires <= now) throw new Refusal('forbidden', 'uploadLinkExpired');
  return {
    id: parsed.data['x-ut-custom-id'],
    key,
    slug: parsed.data['x-ut-slug'],
    name: parsed.data['x-ut-file-name'],
    size: parsed.data['x-ut-file-size'],
    type: parsed.data['x-ut-file-type'],
  };
}
