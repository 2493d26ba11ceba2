/** Names that people gave their files: kept for display and downloads, never used as a path. */

const LONGEST = 200;

/** The last segment of a name without control, bidirectional or reserved characters; `picture` when nothing is left. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = last
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    // Half of a surrogate pair, which could not be written into any header.
    .replace(/\p{Cs}/gu, '')
    .replace(/^\.+/, '')
    .trim();
  return shorten(clean) || 'picture';
}

/** Cuts the stem, keeps the ending; counts whole characters so that no emoji is cut in half. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, LONGEST - [...ending].length).join('') + ending;
}
