/** Document 001: one handler for all methods, since Next's own answers to others have neither code nor CORS. */
import { mosaicApi } from '@/server/legacy/mosaic/mosaic-api';

export const dynamic = 'force-dynamic';

export {
  mosaicApi as DELETE,
  mosaicApi as GET,
  mosaicApi as HEAD,
  mosaicApi as OPTIONS,
  mosaicApi as PATCH,
  mosaicApi as POST,
  mosaicApi as PUT,
};
