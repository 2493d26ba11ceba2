/** One request to document 002, as its handlers see it: from a partner who has proven who they are. */
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { mediaContext } from '@/server/media/context';
import { publicOrigin } from '@/server/media/requests';
import { isAllowed, readAllowList } from '@/server/partners/allow-list';
import type { PhotosContext } from '@/server/partners/context';
import { isPartner, isTokenOfAny, provenPartner, type Partner } from '@/server/partners/partners';
import { tokenTime } from '@/server/partners/token';
import { config } from '@/server/platform/config';
import { clientAddress } from '@/server/platform/http';
import { readForm, type Form, type WantedFile } from '../form';
import { ERRORS, fails, type Reply } from './replies';

export interface Call {
  context: PhotosContext;
  partner: Partner;
  form: Form;
  /** Where the partner reaches us: `https://host`. */
  origin: string;
}

export type Handler = (call: Call) => Promise<Reply> | Reply;

export interface Caller {
  /** The files that the address takes. */
  files?: WantedFile | undefined;
  /** What is said of a code that nobody has. */
  unknownCode: Reply;
}

/** The partner who asks, or what is answered in place of an answer. */
function proof(
  { context, form }: Omit<Call, 'partner'>,
  request: Request,
  token: string,
  unknownCode: Reply,
): Partner | Reply {
  const now = context.clock.now();
  if (tokenTime(token, now) === null) return fails(ERRORS.token);
  const code = form.text('third_code') ?? '';
  if (!isPartner(context.db, code)) return unknownCode;
  const partner = provenPartner(context.db, code, token, now);
  const address = clientAddress(request.headers.get('x-forwarded-for'));
  // One answer for both: whoever stands outside the list does not hear whether the token was good.
  return partner && isAllowed(readAllowList(partner.allowList), address) ? partner : fails(ERRORS.token);
}

/** Runs `answer` for a partner's request, and clears up behind it. Throws what `readForm` and `answer` throw. */
export async function withCall(
  request: Request,
  { files, unknownCode }: Caller,
  answer: Handler,
): Promise<Reply> {
  const context = { ...mediaContext(), queue: enhanceQueue };
  const token = request.headers.get('token') ?? '';
  // Files are read for those only who can have ordered something.
  if (files && !isTokenOfAny(db(), token, context.clock.now())) return fails(ERRORS.token);
  const form = await readForm(request, files);
  try {
    const call = { context, form, origin: publicOrigin(request, config().PUBLIC_URL) };
    const partner = proof(call, request, token, unknownCode);
    return 'body' in partner ? partner : await answer({ ...call, partner });
  } finally {
    await form.dispose();
  }
}
