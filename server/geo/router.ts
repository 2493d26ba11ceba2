/** tRPC procedures of places. */
import { z } from 'zod';
import { publicProcedure, router } from '@/server/trpc/init';
import { cityPicture, COORDINATE_TYPES, NOWHERE_PICTURE, placeOnMap } from './locate';

const position = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  type: z.enum(COORDINATE_TYPES).default('wgs84'),
});

export const geoRouter = router({
  /** Names, the outline of the city with the position in it, and the address of the city's picture. */
  locate: publicProcedure.input(position).query(({ input }) => {
    const place = placeOnMap(input);
    return { ...place, image: place.city ? cityPicture(place.city) : NOWHERE_PICTURE };
  }),
});
