/** Our own upload host: what Qiniu's form upload does, for its official SDKs and for pages. */
import type { IncomingMessage } from 'node:http';
import { freeBytes } from '@/server/enhance/room';
import { Refusal } from '@/server/platform/errors';
import { clientAddress } from '@/server/platform/http';
import { consumeTry } from '@/server/platform/rate-limit';
import type { MediaContext } from '../context';
import type { QiniuAccount } from './account';
import { isAddressable } from './addresses';
import {
  fileFacts,
  findBucketFile,
  isBucketFull,
  LONGEST_KEY,
  storeInBucket,
  type BucketFile,
  type FileFacts,
} from './bucket';
import { callBack, callsBackHome, type CallbackDeps } from './callback';
import { withFormUpload, type FormUpload } from './form-upload';
import { REFUSED } from './refused';
import { admitFile, admitKey, readUploadToken, type UploadPolicy } from './upload-token';
import { renderJson, type UploadFacts } from './variables';

export interface UploadHostDeps {
  context: MediaContext;
  account: QiniuAccount;
  /** Document 001's own callback. */
  own: CallbackDeps['own'];
  /** Whether document 001 knows a picture of this name already. */
  isRecorded: (key: string) => boolean;
}

/** Left on the disk for everything else, in bytes. */
const RESERVE = 1_000_000_000;

/** Takes an upload; answers what the uploader is told. Throws `StorageRefusal`. */
export async function acceptUpload(deps: UploadHostDeps, request: IncomingMessage): Promise<unknown> {
  const { account } = deps;
  // With a bucket at Qiniu nobody would look for files here.
  if (account.cloud) throw REFUSED.noBucket();
  const forwarded = request.headers['x-forwarded-for'];
  await limit(clientAddress(String(forwarded ?? '')));
  return withFormUpload(request, async (upload) => {
    const { fields, file } = upload;
    const token = fields.get('token');
    if (!token) throw REFUSED.noToken();
    const policy = readUploadToken(account, token, deps.context.clock.now());
    const key = admitKey(policy, account.bucket, fields.get('key') ?? null) ?? file.etag;
    if (!isAddressable(key) || Buffer.byteLength(key) > LONGEST_KEY) throw REFUSED.badKey();
    if (fields.has('crc32') && Number(fields.get('crc32')) !== file.crc32) throw REFUSED.wrongCrc();
    const facts = await fileFacts(file.path);
    admitFile(policy, { bytes: file.bytes, mime: facts.mime });
    const callback = { account, host: request.headers.host ?? '', own: deps.own };
    const stored = await keep(deps, upload, key, facts);
    const same = stored.etag === file.etag;
    // A name that is taken: our own callback says so in the document's words. Elsewhere it never gets there.
    if (!same && !(callsBackHome(policy, callback) && deps.isRecorded(key))) throw REFUSED.exists();
    return answer(policy, uploadFacts(account.bucket, policy, upload, stored), callback);
  });
}

async function limit(address: string | null): Promise<void> {
  try {
    await consumeTry('mosaicUpload', address ?? 'unknown');
  } catch (error) {
    throw error instanceof Refusal ? REFUSED.tooMany() : error;
  }
}

async function keep(
  { context }: UploadHostDeps,
  { file }: FormUpload,
  key: string,
  facts: FileFacts,
): Promise<BucketFile> {
  const present = findBucketFile(context.db, key);
  if (present) return present;
  if ((await freeBytes()) < RESERVE || isBucketFull(context.db, file.bytes)) throw REFUSED.full();
  return storeInBucket(context, { key, etag: file.etag, path: file.path, facts });
}

function uploadFacts(
  bucket: string,
  { endUser = '' }: UploadPolicy,
  { fields, file }: FormUpload,
  { key, etag, object }: BucketFile,
): UploadFacts {
  const custom = [...fields].flatMap(([name, value]): [string, string][] =>
    name.startsWith('x:') ? [[name.slice(2), value]] : [],
  );
  const { bytes, mime, width, height } = object;
  const fname = file.name || key;
  return { bucket, key, fname, bytes, mime, etag, endUser, width, height, custom: new Map(custom) };
}

function answer(policy: UploadPolicy, facts: UploadFacts, deps: CallbackDeps): Promise<unknown> {
  if (policy.callbackUrl) return callBack(policy, facts, deps);
  const { etag: hash, key } = facts;
  if (!policy.returnBody) return Promise.resolve({ hash, key });
  try {
    return Promise.resolve(JSON.parse(renderJson(policy.returnBody, facts)) as unknown);
  } catch {
    throw REFUSED.callbackFailed();
  }
}
