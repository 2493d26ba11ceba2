/** UploadThing's address: the page asks here for permission to upload. Not in proxy.ts, which would buffer bodies. */
import { houseUploads } from '@/server/media/house-uploads';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return houseUploads().library(request);
}

export function POST(request: Request): Promise<Response> {
  return houseUploads().library(request);
}
