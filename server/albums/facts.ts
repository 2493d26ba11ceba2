/** What was found out about a picture of an album: seen by networks, or written into it by the camera. */
import { z } from 'zod';

const share = z.number().min(0).max(1);

export const pictureFacts = z.object({
  /** Code of `errors.*` of a picture that cannot be decoded; it is left out of every work. */
  unreadable: z.string().optional(),
  /** px as displayed. */
  width: z.int().min(0),
  height: z.int().min(0),
  /** By the camera's own clock, `YYYY-MM-DDTHH:mm:ss`; cameras seldom know their zone. */
  takenAt: z.string().optional(),
  /** Degrees, WGS-84. Private: never in anything public. */
  place: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  /** Province, city and county there; empty where it is no place of the map. */
  placeName: z.string().optional(),
  tags: z
    .array(
      z.object({
        id: z.string(),
        zh: z.string(),
        en: z.string(),
        images: z.array(z.string()),
        probability: share,
      }),
    )
    .default([]),
  /** Id of the likeliest weather and how likely it is. */
  weather: z.object({ id: z.string(), probability: share }).optional(),
  /** The most telling point, in shares of width and height. */
  focus: z.object({ x: share, y: share }).optional(),
  /** Main colours, the largest share first; 0..255. */
  colours: z.array(z.object({ rgb: z.tuple([z.number(), z.number(), z.number()]), share })).default([]),
});

export type PictureFacts = z.output<typeof pictureFacts>;

/** What the camera has written into a picture: known as soon as it is in the album, before anybody looks at it. */
export const cameraFacts = pictureFacts.pick({ takenAt: true, place: true, placeName: true });

export type CameraFacts = z.output<typeof cameraFacts>;

/** What is known of when and where, whether or not the picture has been looked at. */
export function readCameraFacts(text: string | null): CameraFacts {
  const parsed = cameraFacts.safeParse(text === null ? {} : JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

/** Facts of a row; null where nobody has looked yet, or an earlier version did. */
export function readFacts(text: string | null): PictureFacts | null {
  if (text === null) return null;
  const parsed = pictureFacts.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
