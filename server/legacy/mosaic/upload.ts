/** The upload host as a Node handler: document 001's own callback is asked in process. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mediaContext } from '@/server/media/context';
import { qiniuAccount } from '@/server/media/qiniu/account';
import { StorageRefusal } from '@/server/media/qiniu/refused';
import { acceptUpload } from '@/server/media/qiniu/upload-host';
import { findPictureByName } from '@/server/mosaic/pictures';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { mosaicApi } from './mosaic-api';

/** Pages of any site upload here; the token, and no cookie, says that they may. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'X-File-Name, X-File-Type, X-File-Size, Authorization, Content-Type',
  'Access-Control-Max-Age': '600',
};

export async function answerUpload(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeaders(new Map(Object.entries(CORS)));
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST, OPTIONS');
    return send(response, 405, { error: 'method not allowed' });
  }
  try {
    send(response, 200, await accept(request));
  } catch (error) {
    if (error instanceof StorageRefusal) return send(response, error.status, { error: error.message });
    const requestId = newId();
    logger('mosaic').error({ err: error, requestId }, 'an upload failed unexpectedly');
    send(response, 500, { error: 'internal error', requestId });
  }
}

function accept(request: IncomingMessage): Promise<unknown> {
  const context = mediaContext();
  return acceptUpload(
    {
      context,
      account: qiniuAccount(),
      own: mosaicApi,
      isRecorded: (key) => findPictureByName(context.db, key) !== null,
    },
    request,
  );
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text);
}
