/** HMAC-SHA256 in UploadThing's spelling (`hmac-sha256=<hex>`), compared in constant time. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export function sign(payload: string, apiKey: string): string {
  return `hmac-sha256=${createHmac('sha256', apiKey).update(payload).digest('hex')}`;
}

export function isSignedBy(payload: string, signature: string, apiKey: string): boolean {
  const expected = Buffer.from(sign(payload, apiKey));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
