/** When and where a picture was taken, by what its camera wrote into it (EXIF 2.32). */
import readExif from 'exif-reader';
import { sharp } from '@/server/media/pixels/sharp';
import type { CameraFacts } from '../facts';
import { placeName } from './place-name';

export interface CameraNotes {
  takenAt?: string;
  place?: { latitude: number; longitude: number };
}

/** Degrees, minutes and seconds as one number of degrees, or undefined where they are none. */
function degrees(parts: unknown, sphere: unknown, most: number): number | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [d, m, s] = parts.map(Number);
  const value = (d ?? NaN) + (m ?? NaN) / 60 + (s ?? NaN) / 3600;
  if (!Number.isFinite(value) || value > most) return undefined;
  return sphere === 'S' || sphere === 'W' ? -value : value;
}

/** What a camera has written into a picture of an album, with the name of the place; nothing where it is unreadable. */
export async function cameraFactsOf(picture: string): Promise<CameraFacts> {
  const notes = await cameraNotes(picture).catch((): CameraNotes => ({}));
  return { ...notes, ...(notes.place ? { placeName: placeName(notes.place) } : {}) };
}

/** What can be read; nothing where there is no EXIF or it is broken. Throws for files that are no pictures. */
export async function cameraNotes(picture: string): Promise<CameraNotes> {
  const { exif } = await sharp(picture, { limitInputPixels: false }).metadata();
  if (!exif) return {};
  let tags: ReturnType<typeof readExif>;
  try {
    tags = readExif(exif);
  } catch {
    return {};
  }
  const { Photo, Image, GPSInfo } = tags;
  const taken = Photo?.DateTimeOriginal ?? Image?.DateTime;
  const latitude = degrees(GPSInfo?.GPSLatitude, GPSInfo?.GPSLatitudeRef, 90);
  const longitude = degrees(GPSInfo?.GPSLongitude, GPSInfo?.GPSLongitudeRef, 180);
  const isMoment = taken instanceof Date && Number.isFinite(taken.getTime());
  return {
    ...(isMoment ? { takenAt: taken.toISOString().slice(0, 19) } : {}),
    // 0, 0 is what cameras write that do not know.
    ...(latitude !== undefined && longitude !== undefined && (latitude !== 0 || longitude !== 0)
      ? { place: { latitude, longitude } }
      : {}),
  };
}
