/** Addresses of our own media route. */

/** The address of a media object; `download` makes browsers save it (under its own name, or the one given). */
export function mediaUrl(id: string, options: { download?: boolean | string } = {}): string {
  const { download } = options;
  if (!download) return `/media/${id}`;
  return `/media/${id}?download=${download === true ? '1' : encodeURIComponent(download)}`;
}
