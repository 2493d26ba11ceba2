/**
 * Upload tokens, `<AccessKey>:<signature>:<policy>`: a policy in JSON says what may be uploaded, and the signature
 * that we (or whoever has the keys) said so. Source: developer.qiniu.com, "上传凭证" and "上传策略".
 */
import { z } from 'zod';
import type { QiniuAccount } from './account';
import { REFUSED } from './refused';
import { hmacSha1, sameText, urlSafeBase64 } from './signing';

const flag = z.union([z.number(), z.boolean()]).transform(Boolean).optional();

/** The members that we heed; others are for features that we do not have. */
const policySchema = z.object({
  /** `<bucket>` or `<bucket>:<key>`. */
  scope: z.string().min(1),
  /** Seconds since the epoch. */
  deadline: z.number().int(),
  /** The key of the scope is what keys must begin with. */
  isPrefixalScope: flag,
  insertOnly: flag,
  endUser: z.string().optional(),
  returnBody: z.string().optional(),
  /** Several addresses are divided by `;`. */
  callbackUrl: z.string().optional(),
  callbackBody: z.string().optional(),
  callbackBodyType: z.string().optional(),
  /** Bytes. */
  fsizeMin: z.number().optional(),
  fsizeLimit: z.number().optional(),
  /** `image/*;application/pdf`, or `!…` for all but these. */
  mimeLimit: z.string().optional(),
});

export type UploadPolicy = z.output<typeof policySchema>;
type Keys = Pick<QiniuAccount, 'accessKey' | 'secretKey'>;

const LONGEST_TOKEN = 16_000;

export function makeUploadToken(
  { accessKey, secretKey }: Keys,
  policy: z.input<typeof policySchema>,
): string {
  const encoded = urlSafeBase64(JSON.stringify(policy));
  return `${accessKey}:${hmacSha1(secretKey, encoded)}:${encoded}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The policy of a token that was signed with these keys and has not expired; throws `StorageRefusal` else. */
export function readUploadToken({ accessKey, secretKey }: Keys, token: string, now: number): UploadPolicy {
  const parts = token.split(':');
  const [key = '', signature = '', encoded = ''] = parts;
  if (parts.length !== 3 || token.length > LONGEST_TOKEN) throw REFUSED.badToken();
  const fits = sameText(`${key}:${signature}`, `${accessKey}:${hmacSha1(secretKey, encoded)}`);
  if (!fits) throw REFUSED.badToken();
  const policy = policySchema.safeParse(parseJson(Buffer.from(encoded, 'base64url').toString('utf8')));
  if (!policy.success) throw REFUSED.badToken();
  if (policy.data.deadline * 1000 < now) throw REFUSED.expiredToken();
  return policy.data;
}

/** Bucket and key of a scope; a key may hold colons itself. */
export function scopeOf({ scope }: Pick<UploadPolicy, 'scope'>): { bucket: string; key: string | null } {
  const at = scope.indexOf(':');
  return at < 0 ? { bucket: scope, key: null } : { bucket: scope.slice(0, at), key: scope.slice(at + 1) };
}

function mimeAdmitted(limit: string, mime: string): boolean {
  const excluding = limit.startsWith('!');
  const patterns = limit.slice(excluding ? 1 : 0).split(';');
  const named = patterns.some((pattern) =>
    pattern.endsWith('/*') ? mime.startsWith(pattern.slice(0, -1)) : mime === pattern,
  );
  return named !== excluding;
}

/** Checks a file against a policy; `mime` is what its bytes say. Throws `StorageRefusal`. */
export function admitFile(policy: UploadPolicy, { bytes, mime }: { bytes: number; mime: string }): void {
  const { fsizeLimit, fsizeMin, mimeLimit } = policy;
  if (fsizeLimit !== undefined && bytes > fsizeLimit) throw REFUSED.tooLarge();
  if (fsizeMin !== undefined && bytes < fsizeMin) throw REFUSED.tooSmall();
  if (mimeLimit && !mimeAdmitted(mimeLimit, mime)) throw REFUSED.wrongMime();
}

/** The key under which a file goes, or null: under its hash. Throws `StorageRefusal` for keys outside the scope. */
export function admitKey(policy: UploadPolicy, bucket: string, wanted: string | null): string | null {
  const scope = scopeOf(policy);
  if (scope.bucket !== bucket) throw REFUSED.noBucket();
  if (scope.key === null) return wanted;
  if (policy.isPrefixalScope) {
    if (wanted === null || !wanted.startsWith(scope.key)) throw REFUSED.wrongKey();
    return wanted;
  }
  if (wanted !== null && wanted !== scope.key) throw REFUSED.wrongKey();
  return scope.key;
}
