/** Bytes of a music file that somebody brings along. */
export const MAX_MUSIC_BYTES = 20_000_000;
