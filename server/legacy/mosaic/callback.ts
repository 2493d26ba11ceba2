/** 001-7: the storage says that a picture has arrived. */
import { bucketUrl, bucketDomain } from '@/server/media/qiniu/addresses';
import { isSignedCallback } from '@/server/media/qiniu/signing';
import { withBoundedBody } from '@/server/media/requests';
import { addPicture } from '@/server/mosaic/pictures';
import { config } from '@/server/platform/config';
import type { Call } from './call';
import { CODE, failed, success, turnedAway, type Reply } from './replies';

const BODY_BYTES = 256 * 1024;

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** `name=value` or, as the document prints it, `name:value`, joined by `&`; or a JSON object. */
export function callbackValues(body: string, type: string): ReadonlyMap<string, string> {
  if (type.startsWith('application/json')) return jsonValues(body);
  return new Map(
    body.split('&').flatMap((pair): [string, string][] => {
      const at = pair.search(/[=:]/);
      return at > 0 ? [[decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]] : [];
    }),
  );
}

function jsonValues(body: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return new Map();
    return new Map(
      Object.entries(parsed).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
      ),
    );
  } catch {
    return new Map();
  }
}

function isSigned({ request, account }: Call, body: string): boolean {
  const { headers, method } = request;
  const { pathname, search, host } = new URL(request.url);
  return isSignedCallback(account, {
    method,
    path: pathname + search,
    host: headers.get('host') ?? host,
    contentType: headers.get('content-type') ?? '',
    headers,
    body,
  });
}

/** Its body is signed as it was sent: read here, not as a form. */
export async function recordUpload(call: Call): Promise<Reply> {
  const { request, context, account, origin } = call;
  const body = await (await withBoundedBody(request, BODY_BYTES)).text();
  if (!config().LEGACY_UNSIGNED_001 && !isSigned(call, body)) return turnedAway(401);
  const values = callbackValues(body, request.headers.get('content-type') ?? '');
  const filename = values.get('filename');
  if (!filename) return failed(CODE.error);
  const param = values.get('param') || values.get('fparam') || '';
  addPicture(context, { filename, param, host: account.cloud ? 'cloud' : 'own' });
  return success({ filename, url: bucketUrl(bucketDomain(account, origin), filename), param });
}
