/** Refusals on their way through UploadThing's library, whose errors know other codes than ours. */
import { UploadThingError } from 'uploadthing/server';
import { Refusal, type RefusalDetail, type RefusalKind } from '@/server/platform/errors';

/** The library's status for each kind; it knows no 401, 409, 415 or 429. */
const CODES: Partial<Record<RefusalKind, UploadThingError['code']>> = {
  unauthenticated: 'FORBIDDEN',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  tooLarge: 'TOO_LARGE',
};

/** The library's error that carries a refusal; other errors pass unchanged. */
export function asUploadThingError(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  return new UploadThingError({
    code: CODES[error.kind] ?? 'BAD_REQUEST',
    message: error.code,
    cause: error,
  });
}

/** The library's own findings (its limits, a malformed request) in our words. */
const OWN: Record<string, string> = {
  'Invalid config: FileSizeMismatch': 'fileTooLarge',
  'Invalid config: FileCountMismatch': 'tooManyFiles',
};

/** Not an interface: the library wants a type that is assignable to JSON. */
type UploadErrorBody = {
  /** The same as `code`: the library's client shows it. */
  message: string;
  /** A key of `errors.*`. */
  code: string;
  detail: RefusalDetail;
};

/** Shapes every error answer of the library: a translation code, and nothing of our insides. */
export function uploadErrorBody(error: UploadThingError): UploadErrorBody {
  if (error.cause instanceof Refusal) {
    const { code, detail } = error.cause;
    return { message: code, code, detail };
  }
  const fallback = error.code === 'BAD_REQUEST' ? 'uploadMalformed' : 'unexpected';
  const code = OWN[error.message] ?? fallback;
  return { message: code, code, detail: {} };
}
