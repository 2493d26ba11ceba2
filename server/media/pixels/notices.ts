/** What the user should be told about a picture that was accepted; translated under `notices.*`. */
export const PICTURE_NOTICES = [
  /** Animated or of several pages: only the first one is used. */
  'firstPageOnly',
  /** CMYK was converted to sRGB: some colours may shift. */
  'convertedFromCmyk',
  /** More than 8 bits a channel were reduced to 8. */
  'reducedTo8Bits',
  /** No network of the wanted style is installed; that of the other style was used. */
  'styleSubstituted',
  /** No network of the wanted noise level is installed; the nearest one was used. */
  'noiseSubstituted',
] as const;

export type PictureNotice = (typeof PICTURE_NOTICES)[number];
