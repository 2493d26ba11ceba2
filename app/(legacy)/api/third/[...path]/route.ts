/** Document 002: one handler for all methods, since Next's own answers to others are not the document's. */
import { partnerApi } from '@/server/legacy/partner/partner-api';

export const dynamic = 'force-dynamic';

export {
  partnerApi as DELETE,
  partnerApi as GET,
  partnerApi as HEAD,
  partnerApi as OPTIONS,
  partnerApi as PATCH,
  partnerApi as POST,
  partnerApi as PUT,
};
