/** Document 003: one handler for all methods, since Next's own answers to others have no envelope. */
import { travelApi } from '@/server/legacy/travel/travel-api';

export const dynamic = 'force-dynamic';

export {
  travelApi as DELETE,
  travelApi as GET,
  travelApi as HEAD,
  travelApi as OPTIONS,
  travelApi as PATCH,
  travelApi as POST,
  travelApi as PUT,
};
