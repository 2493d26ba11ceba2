/** Objects of document 000's storage, by host: whatever host a request names, it arrives here. */
import { mediaContext } from '@/server/media/context';
import { serveBucket } from '@/server/media/oss/serve-bucket';

export const dynamic = 'force-dynamic';

function bucket(request: Request): Promise<Response> {
  return serveBucket(mediaContext(), request);
}

export { bucket as DELETE, bucket as GET, bucket as HEAD, bucket as POST, bucket as PUT };
