/** Sizes and speeds of films. */

export interface Size {
  width: number;
  height: number;
}

export interface FilmFormat extends Size {
  /** Frames a second. */
  fps: number;
}

export const FORMAT_NAMES = ['720p', '1080p', '720p-portrait', '1080p-portrait'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Even sides, as yuv420p demands. */
export const FORMATS: Readonly<Record<FormatName, FilmFormat>> = {
  '720p': { width: 1280, height: 720, fps: 25 },
  '1080p': { width: 1920, height: 1080, fps: 30 },
  '720p-portrait': { width: 720, height: 1280, fps: 25 },
  '1080p-portrait': { width: 1080, height: 1920, fps: 30 },
};

/** What lengths of lettering and margins are measured by: looks alike in every format. */
export const shortSide = ({ width, height }: Size) => Math.min(width, height);
