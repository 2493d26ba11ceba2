/** Uploads as a whole: UploadThing's request handler and, without its cloud, our own ingest behind it. */
import { createRouteHandler } from 'uploadthing/server';
import { Refusal } from '@/server/platform/errors';
import { refused } from './ingest/answers';
import { libraryFetch } from './ingest/callback';
import { Ingest } from './ingest/ingest';
import { INGEST_BASE, INGEST_PATH, localToken } from './ingest/token';
import { publicOrigin, withBoundedBody } from './requests';
import { createUploadRouter, type UploadRouterDeps } from './upload-router';

/** JSON about at most a hundred files; a callback of the cloud is smaller. */
const LARGEST_REQUEST_BYTES = 256 * 1024;

export interface UploadsOptions extends UploadRouterDeps {
  /** Signs the addresses of our own ingest. */
  apiKey: string;
  /** Where people reach this house, if the operator said so. */
  publicUrl: string | undefined;
}

export interface Uploads {
  /** `/api/uploadthing`. */
  library(request: Request): Promise<Response>;
  /** `/api/ut/<key>`. */
  ingest(request: Request): Promise<Response>;
}

export function createUploads(options: UploadsOptions): Uploads {
  return options.cloudToken ? throughCloud(options, options.cloudToken) : throughOurIngest(options);
}

function throughCloud(options: UploadsOptions, token: string): Uploads {
  const { publicUrl } = options;
  const callbackUrl = publicUrl && new URL('/api/uploadthing', publicUrl).href;
  // `Error` because the library's lower levels print signed addresses.
  const handler = createRouteHandler({
    router: createUploadRouter(options),
    config: { token, logLevel: 'Error', ...(callbackUrl ? { callbackUrl } : {}) },
  });
  return {
    library: (request) => bounded(request, handler),
    ingest: () => Promise.resolve(refused(new Refusal('notFound', 'uploadUnknown'))),
  };
}

function throughOurIngest(options: UploadsOptions): Uploads {
  const { context, parts, apiKey, publicUrl } = options;
  const handler = createRouteHandler({
    router: createUploadRouter(options),
    config: {
      token: localToken(apiKey),
      ingestUrl: INGEST_BASE,
      fetch: libraryFetch(context),
      // Development mode would have the library forward callbacks over a stream; ours are function calls.
      isDev: false,
      logLevel: 'Error',
      logFormat: 'json',
    },
  });
  const ingest = new Ingest({ context, parts, apiKey, library: handler });
  return {
    library: async (request) => {
      // Callbacks never come over the network here; refusing them spares us every thought about forged ones.
      if (request.headers.has('uploadthing-hook')) return refused(new Refusal('notFound', 'notFound'));
      return withOurAddresses(await bounded(request, handler), publicOrigin(request, publicUrl));
    },
    ingest: (request) => ingest.handle(request),
  };
}

async function bounded(
  request: Request,
  handler: (request: Request) => Promise<Response>,
): Promise<Response> {
  try {
    return await handler(await withBoundedBody(request, LARGEST_REQUEST_BYTES));
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/** Upload addresses are signed for a made-up host; each client gets them under the name that it knows us by. */
async function withOurAddresses(response: Response, origin: string): Promise<Response> {
  const body = await response.text();
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('cache-control', 'no-store');
  return new Response(
    body.replaceAll(INGEST_BASE, () => origin + INGEST_PATH),
    { status: response.status, headers },
  );
}
