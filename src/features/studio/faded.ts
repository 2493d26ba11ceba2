/** A stray colour of a scan or of compression is not one of the picture. */
const STRAY = 10;
/** Of all px, so many may be coloured: a date stamp, the table around the print. */
const COLOURED_SHARE = 0.04;
/** A drawing is nearly all paper and ink. */
const GREYS_SHARE = 0.5;

/**
 * Whether a picture is black and white, or of the browns of old prints, with the many greys of a photograph.
 * `rgba`: small, H×W×4, 0..255.
 */
export function looksFaded(rgba: ArrayLike<number>): boolean {
  const count = rgba.length / 4;
  let coloured = 0;
  let greys = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    // Browned paper: red over green over blue, and no more of a colour than age makes.
    const brown = red >= green && green >= blue && most - least < 90 && red - green < 45;
    if (most - least > STRAY && !brown) coloured += 1;
    if (most > 40 && least < 225) greys += 1;
  }
  return count > 0 && coloured / count < COLOURED_SHARE && greys / count > GREYS_SHARE;
}
