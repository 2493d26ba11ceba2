/** `/bucket/<file name>` (rewritten in next.config.ts). In pages/api because route handlers lose Content-Length. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { mediaContext } from '@/server/media/context';
import { serveBucketFile } from '@/server/media/qiniu/serve-bucket';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default function bucket(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return serveBucketFile(mediaContext(), request, response);
}
