/** For tests: document 001 with its upload host and bucket behind one real HTTP server. */
import { mediaContext } from '@/server/media/context';
import { serveBucketFile } from '@/server/media/qiniu/serve-bucket';
import { nodeHandler, startNodeServer, type TestServer } from '@/server/media/testing/fetch-server';
import { mosaicApi } from '../mosaic-api';
import { answerUpload } from '../upload';

/** As next.config.ts leads requests. */
export function startMosaicServer(): Promise<TestServer> {
  const document = nodeHandler(mosaicApi);
  return startNodeServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/' || path.startsWith('/api/qiniu/upload')) return answerUpload(request, response);
    if (path.startsWith('/bucket/')) return serveBucketFile(mediaContext(), request, response);
    return document(request, response);
  });
}
