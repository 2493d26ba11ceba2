/** Bounds of what is answered about pictures. */

/** px of a picture that is looked at or painted over. */
export const SEEN_PIXELS = 60_000_000;
export const MOST_COLOURS = 16;
/** px of the longer side that a style is painted at. */
export const STYLE_SIDES = { min: 64, max: 1024 } as const;
export const SUPERRESOLVE_SCALES = [2, 3, 4] as const;
/** px of the longer side that is enlarged without the queue of tasks; larger pictures are reduced to it. */
export const SUPERRESOLVE_SIDE = 2160;
