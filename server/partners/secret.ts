/**
 * A partner's secret as it rests in the database. Document 002 signs with `md5(secret + time)`, so the secret itself
 * must be had at every check: it is encrypted (AES-256-GCM, NIST SP 800-38D) with a key of this installation.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { secretFor } from '@/server/platform/secrets';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 43 characters of base64url: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the secret that signs announcements is bound to: it cannot be taken for the partner's own. */
export function webhookBinding(partnerId: string): string {
  return `webhook:${partnerId}`;
}

/** nonce, tag and cipher text as base64url; bound to one partner, so that rows cannot be swapped. */
export function sealSecret(secret: string, partnerId: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secretFor('partner'), nonce).setAAD(Buffer.from(partnerId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when the text was changed, belongs to another partner or to another installation. */
export function openSecret(sealed: string, partnerId: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', secretFor('partner'), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(partnerId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([
    decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]).toString();
}
