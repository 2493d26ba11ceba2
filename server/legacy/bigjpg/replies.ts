/** Answers of document 000: objects with a word in `status`, always HTTP 200, whatever the word says. */

/** The document's words. */
export type Status =
  | 'ok'
  | 'error'
  | 'not_exist'
  | 'password_error'
  | 'no_login'
  | 'parallel_limit'
  | 'month_limit'
  | 'param_error'
  | 'type_error'
  | 'size_limit'
  /** Of the later key API: */
  | 'valid_api_key_required';

export interface Reply {
  body: Readonly<Record<string, unknown>>;
  /** 200 for all that the document knows. */
  code?: number;
  headers?: Readonly<Record<string, string>>;
}

/** Answers tell of one person at one moment, or carry credentials. */
export const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

/** An answer of one word. */
export function says(status: Status): Reply {
  return { body: { status } };
}

export function ok(rest: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: { status: 'ok', ...rest } };
}

export function toResponse({ body, code = 200, headers }: Reply): Response {
  return Response.json(body, { status: code, headers: { ...PRIVATE_HEADERS, ...headers } });
}
