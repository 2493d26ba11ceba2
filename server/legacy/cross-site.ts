/** Addresses of old documents change things on GET: a link, a picture or a prefetching browser must not reach them. */

/** Whether a browser says that another site made it ask, or that nobody asked at all. Native clients say neither. */
export function comesFromElsewhere(headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'cross-site' || isPrefetched(headers);
}

/** Whether a browser only asks ahead of somebody who may never come. */
export function isPrefetched(headers: Headers): boolean {
  const purposes = [headers.get('sec-purpose'), headers.get('purpose'), headers.get('x-moz')];
  return purposes.some((purpose) => purpose?.toLowerCase().includes('prefetch'));
}
