/** What pages receive of pictures that were looked at or made. */

/** A picture on our media route that is kept for a day; width and height in px. */
export interface MadePicture {
  mediaId: string;
  url: string;
  downloadUrl: string;
  width: number;
  height: number;
  bytes: number;
}
export type { Colour, Tag, Weather } from './shapes';
export type { StyleView } from './style';
