/** `/api/<third_code>/download/res_…` (rewritten in next.config.ts): results, as they were paid for. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { servePhotoFile } from '@/server/legacy/partner/serve-file';
import { mediaContext } from '@/server/media/context';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function result(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const { code, file } = request.query;
  await servePhotoFile(mediaContext(), request, response, {
    kind: 'result',
    code: String(code),
    file: String(file),
  });
}
