/** The envelopes of document 003: `{code, msg}` or `{code, msg, data}`. */
import type { Profile } from './profile';

export interface Reply {
  code: number;
  msg: string;
  data?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** The msg of answers whose data the document prints without a text of their own. */
export const FETCHED = '获取成功';
export const DONE = '操作成功';
export const NOT_LOGGED_IN = '未登录或登录超时';

export function ok(msg: string, data?: unknown): Reply {
  return { code: 200, msg, ...(data === undefined ? {} : { data }) };
}

/** What the document calls 403: anything that the caller can do something about. */
export function refused(msg: string, data?: unknown): Reply {
  return { code: 403, msg, ...(data === undefined ? {} : { data }) };
}

/** Answers tell of one person at one moment. */
export const PRIVATE_HEADERS = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };

/** The HTTP status says the code in the `document` profile; the Android client drops every body but that of 200. */
export function envelope({ code, msg, data, headers }: Reply, profile: Profile): Response {
  return Response.json(
    { code, msg, data },
    { status: profile === 'document' ? code : 200, headers: { ...PRIVATE_HEADERS, ...headers } },
  );
}

/** Where there is no such address, the document's server had no envelope but a page, in both profiles. */
export function noSuchAddress(): Response {
  return new Response('<!doctype html><title>Not Found</title><h1>Not Found</h1>\n', {
    status: 404,
    headers: { ...PRIVATE_HEADERS, 'content-type': 'text/html; charset=utf-8' },
  });
}
