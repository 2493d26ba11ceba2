/** Our own ingest: signed upload addresses. Not in proxy.ts, which would cut bodies at 10 MB. */
import { houseUploads } from '@/server/media/house-uploads';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export function HEAD(request: Request): Promise<Response> {
  return houseUploads().ingest(request);
}

export function PUT(request: Request): Promise<Response> {
  return houseUploads().ingest(request);
}
