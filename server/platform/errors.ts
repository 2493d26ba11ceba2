/**
 * Refusals that a caller can act on. Services throw `Refusal`; each API maps `kind` once (tRPC code, HTTP
 * status, legacy envelope) and the page translates `code` through `src/i18n/*.json` under `errors.<code>`.
 * Anything else that is thrown is unexpected: logged with a request id and answered without internals.
 */

/** The kinds of refusal, each with the HTTP status that an API without an envelope of its own answers. */
export const REFUSAL_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  unsupported: 415,
  tooMany: 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof REFUSAL_STATUS;

/** Values for the placeholders of a translated message. */
export type RefusalDetail = Readonly<Record<string, string | number>>;

/** An expected refusal. `code` is a stable camelCase key of `errors.*` in the dictionaries. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly detail: RefusalDetail = {},
  ) {
    super(`${kind}: ${code}`);
  }

  get status(): number {
    return REFUSAL_STATUS[this.kind];
  }
}
