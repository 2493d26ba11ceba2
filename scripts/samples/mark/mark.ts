const AMBER = '#e9a23b';
const INK = '#1f1b18';

/**
 * The mark of 光影: a sheet parted by the curved edge of a shadow, and a disc that changes colour as it crosses it.
 * Two tones and no fine parts, so that it holds at 16 px.
 */
export function markSvg(): string {
  const shadow = 'M64 0 V64 H0 V60 C22 56 26 42 32 32 C38 22 42 8 60 0 Z';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="光影">' +
    '<clipPath id="sheet"><rect width="64" height="64" rx="14"/></clipPath>' +
    `<clipPath id="shadow"><path d="${shadow}"/></clipPath>` +
    `<g clip-path="url(#sheet)"><path fill="${AMBER}" d="M0 0h64v64H0z"/><path fill="${INK}" d="${shadow}"/>` +
    `<circle cx="32" cy="32" r="15.5" fill="${INK}"/>` +
    `<circle cx="32" cy="32" r="15.5" fill="${AMBER}" clip-path="url(#shadow)"/></g></svg>\n`
  );
}
