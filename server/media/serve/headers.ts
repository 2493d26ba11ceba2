/** Headers of media answers. The bytes came from strangers: nothing in them may ever run as part of our site. */
import type { IncomingHttpHeaders } from 'node:http';
import { cleanName } from '../names';
import type { MediaObject } from '../objects';

/** What the headers are made of. */
export type Servable = Pick<MediaObject, 'sha256' | 'createdAt' | 'bytes' | 'mime' | 'name'>;

/** A year, in seconds: an object's bytes never change, another picture has another id. */
const MAX_AGE = 31_536_000;

/** How long answers may be kept, by whom. no-transform: compressing would cost the Content-Length. */
export const CACHING = {
  /** Its owner's browser only. */
  own: `private, max-age=${MAX_AGE}, immutable, no-transform`,
  /** Anybody, for a day: what is taken back shall not be seen for long. */
  shared: 'public, max-age=86400, no-transform',
  /** Anybody, as long as they like: the address names these very bytes. */
  versioned: `public, max-age=${MAX_AGE}, immutable, no-transform`,
  /** Anybody, but asking each time: other bytes may come under the same address. */
  checked: 'public, no-cache, no-transform',
  /** Nobody: it has been promised that they are gone within the hour. */
  brief: 'private, no-store, no-transform',
} as const;

export type Caching = keyof typeof CACHING;

/** For what a documented API promises to pages of any site. */
export const ANY_ORIGIN = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

export function etagOf(object: Servable): string {
  return `"${object.sha256}"`;
}

/** HTTP dates know whole seconds. */
function modifiedSeconds(object: Servable): number {
  return Math.floor(object.createdAt / 1000);
}

export function baseHeaders(object: Servable, caching: Caching): Record<string, string> {
  return {
    'Accept-Ranges': 'bytes',
    'Cache-Control': CACHING[caching],
    ETag: etagOf(object),
    'Last-Modified': new Date(modifiedSeconds(object) * 1000).toUTCString(),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** RFC 6266 with the UTF-8 form of RFC 5987; the plain form serves clients that know no other. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const clean = cleanName(name);
  const plain = clean.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Whether the client has these bytes already. `If-None-Match` decides alone when it is there. */
export function isUnchanged(headers: IncomingHttpHeaders, object: Servable): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etagOf(object)].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && modifiedSeconds(object) * 1000 <= since;
}

/** Whether a range may be served: an `If-Range` that names other bytes asks for the whole. */
export function rangeApplies(headers: IncomingHttpHeaders, object: Servable): boolean {
  const condition = headers['if-range'];
  return typeof condition !== 'string' || condition === etagOf(object);
}
