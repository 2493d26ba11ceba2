/** Document 000: one handler for all methods, since Next's own answers to others are not the document's. */
import { bigjpgApi } from '@/server/legacy/bigjpg/bigjpg-api';

export const dynamic = 'force-dynamic';

export {
  bigjpgApi as DELETE,
  bigjpgApi as GET,
  bigjpgApi as HEAD,
  bigjpgApi as OPTIONS,
  bigjpgApi as PATCH,
  bigjpgApi as POST,
  bigjpgApi as PUT,
};
