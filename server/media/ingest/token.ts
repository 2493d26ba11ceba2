/**
 * The credentials that UploadThing's library wants. Without the cloud they are of our own making: the library
 * signs upload addresses with `apiKey`, and our ingest verifies with the same.
 */
import { secretFor } from '@/server/platform/secrets';

/** Where the library believes the ingest to be. A reserved name: nothing can ever be sent to it by mistake. */
export const INGEST_BASE = 'http://ingest.invalid/api/ut';
/** The path of `INGEST_BASE`, where our own route answers. */
export const INGEST_PATH = '/api/ut';

const APP_ID = 'guangying';

/** The key that signs upload addresses and callbacks of our own ingest. */
export function localApiKey(): string {
  return `sk_local_${secretFor('upload-ingest').toString('hex')}`;
}

/** `UPLOADTHING_TOKEN` in the library's format, for our own ingest. */
export function localToken(apiKey: string): string {
  const token = { apiKey, appId: APP_ID, regions: ['local'], ingestHost: 'ingest.invalid' };
  return Buffer.from(JSON.stringify(token)).toString('base64');
}
