/**
 * The upload host of document 001 (also `POST /`, rewritten in next.config.ts). In pages/api because the storage's
 * protocol has statuses above 599, which route handlers cannot answer.
 */
import type { NextApiRequest, NextApiResponse } from 'next';
import { answerUpload } from '@/server/legacy/mosaic/upload';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default function upload(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return answerUpload(request, response);
}
