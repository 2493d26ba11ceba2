/** 000-8: the texts of clients, and where and with which key pair they upload. */
import { BUCKET } from '@/server/media/oss/bucket';
import { mintPair } from '@/server/media/oss/key-pairs';
import type { Call } from '../call';
import { PRIVATE_HEADERS } from '../replies';
import { buildDictionary } from './dictionary';

/** Clients offer an update to whoever has a smaller number; there is none to be had here. */
const VERSION = 1;

/** As JSON, made once for the life of the process: it is by far the most of the answer. */
let dictionary: string | undefined;

export function conf({ context, origin }: Call): Response {
  dictionary ??= JSON.stringify(buildDictionary());
  const { id, secret } = mintPair(context.clock.now());
  const rest = JSON.stringify({
    newest_app: `${origin}/`,
    version: VERSION,
    app_oss_conf: { endpoint: origin, bucket: BUCKET, accesskeyid: id, accesskeysecret: secret },
  });
  // A pair is a credential, if a small one: no cache shall keep it.
  return new Response(`${rest.slice(0, -1)},"lng_dict":${dictionary}}`, {
    headers: { ...PRIVATE_HEADERS, 'content-type': 'application/json' },
  });
}
