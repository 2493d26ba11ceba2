/** Telling whoever a policy names that a file has arrived, and hearing what the uploader shall be told. */
import { Refusal } from '@/server/platform/errors';
import { fetchOutbound } from '@/server/platform/outbound-http';
import { isOwnAddress } from './addresses';
import type { QiniuAccount } from './account';
import { REFUSED } from './refused';
import { qboxAuthorization } from './signing';
import type { UploadPolicy } from './upload-token';
import { renderForm, renderJson, type UploadFacts } from './variables';

export interface CallbackDeps {
  account: QiniuAccount;
  /** The `Host` by which the uploader knows us. */
  host: string;
  /** Document 001's own callback, asked in process: it need not find itself over the network. */
  own: (request: Request) => Promise<Response>;
}

const ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 15_000;
const FORM = 'application/x-www-form-urlencoded';
const OWN_PATH = /^(?:\/api)?\/image\/upload\/?$/;

/** Whether the callback of a policy is ours, so that a name that is taken is told by the document's own code. */
export function callsBackHome({ callbackUrl }: UploadPolicy, { account, host }: CallbackDeps): boolean {
  return callbackUrl !== undefined && isHome(callbackUrl, account, host);
}

/** What this house alone can have signed means this house, under whichever name the client knows it. */
function isHome(address: string, { houseOnly }: QiniuAccount, host: string): boolean {
  if (!URL.canParse(address) || !OWN_PATH.test(new URL(address).pathname)) return false;
  return houseOnly || isOwnAddress(address, host);
}

/** The callback's JSON; throws `StorageRefusal` 579 when nobody answered with JSON and 200. */
export async function callBack(
  policy: UploadPolicy,
  facts: UploadFacts,
  deps: CallbackDeps,
): Promise<unknown> {
  const { callbackUrl = '', callbackBody = '', callbackBodyType = FORM } = policy;
  const json = callbackBodyType.startsWith('application/json');
  const body = json ? renderJson(callbackBody, facts) : renderForm(callbackBody, facts);
  for (const address of callbackUrl.split(';').map((one) => one.trim())) {
    const answer = await ask(address, { body, type: callbackBodyType }, deps);
    if (answer !== undefined) return answer;
  }
  throw REFUSED.callbackFailed();
}

async function ask(
  address: string,
  { body, type }: { body: string; type: string },
  { account, host, own }: CallbackDeps,
): Promise<unknown> {
  if (!URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  const authorization = qboxAuthorization(account, { path: pathname + search, body });
  const headers = { 'content-type': type, authorization };
  try {
    if (isHome(address, account, host)) {
      const answer = await own(new Request(address, { method: 'POST', headers, body }));
      return answer.ok ? await answer.json() : undefined;
    }
    const limits = { maxBytes: ANSWER_BYTES, timeoutMs: TIMEOUT_MS, maxRedirects: 0 };
    const answer = await fetchOutbound(address, { method: 'POST', headers, body, ...limits });
    return answer.status === 200 ? parsed(answer.body.toString('utf8')) : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
