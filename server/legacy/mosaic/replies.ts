/** The answers of document 001: an object with a `code`, by `docs/error.txt` of its server. */

export const CODE = {
  success: 1,
  /** An empty value, or anything else that cannot be done. */
  error: 0,
  /** What was asked for does not exist. */
  missing: -1,
  /** What shall be made exists already. */
  taken: -2,
} as const;

export interface Reply {
  body: unknown;
  /** 200 unless the request never got as far as the document. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

export function success(data: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: { code: CODE.success, ...data } };
}

export function failed(code: Exclude<(typeof CODE)[keyof typeof CODE], 1>): Reply {
  return { body: { code } };
}

/** Outside of the document's own business: too many requests, no permission, no such method. */
export function turnedAway(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { body: { code: CODE.error }, status, headers };
}
