/** Uploading from the page: UploadThing's hooks and functions, typed by our FileRouter. */
import { generateReactHelpers } from '@uploadthing/react';
import type { UploadRouter } from '@/server/media/upload-router';

export const { useUploadThing, uploadFiles, createUpload } = generateReactHelpers<UploadRouter>();

/** A refused upload: a key of `errors.*` and the values of its placeholders. */
export interface UploadRefusal {
  code: string;
  detail: Readonly<Record<string, string | number>>;
}

/** What the protocol tells apart and a person need not: in each case they simply begin again. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  uploadLinkExpired: 'uploadIncomplete',
  uploadLinkInvalid: 'uploadIncomplete',
  uploadUnknown: 'uploadIncomplete',
  fileSizeMismatch: 'uploadMalformed',
  requestTooLarge: 'tooManyFiles',
};

/** The answer of a server, if it carries a refusal. Written out: a schema library would cost the page 15 kB. */
function readRefusal(answer: unknown): UploadRefusal | null {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return null;
  const { code } = answer;
  if (typeof code !== 'string' || !/^[a-z][A-Za-z]*$/.test(code)) return null;
  const detail = 'detail' in answer && typeof answer.detail === 'object' ? (answer.detail ?? {}) : {};
  const values = Object.entries(detail).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code: PLAIN_WORDS[code] ?? code, detail: Object.fromEntries(values) };
}

/** Why an upload failed, in words that the page can translate; `uploadFailed` when only the network knows. */
export function uploadRefusal(error: unknown): UploadRefusal {
  const failed = { code: 'uploadFailed', detail: {} };
  if (!(error instanceof Error)) return failed;
  // The library keeps the answer of /api/uploadthing in `cause` and the answer of the ingest in `data`.
  return readRefusal(error.cause) ?? readRefusal('data' in error ? error.data : null) ?? failed;
}
