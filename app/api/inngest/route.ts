/**
 * Where a remote Inngest server calls the functions (`serve`). With the embedded engine there is nobody to
 * call: 404, because the SDK's dev mode checks no signature and anybody could run functions.
 */
import type { NextRequest } from 'next/server';
import { engineChoice, inngest } from '@/inngest/client';

export const dynamic = 'force-dynamic';

async function answer(
  method: 'GET' | 'POST' | 'PUT',
  request: NextRequest,
  context: unknown,
): Promise<Response> {
  if (engineChoice.kind === 'embedded') return new Response('Not found', { status: 404 });
  // Only now: the functions bring the whole of inference and media into this process.
  const [{ serve }, { functions }] = await Promise.all([
    import('inngest/next'),
    import('@/inngest/functions'),
  ]);
  return serve({ client: inngest, functions })[method](request, context);
}

export const GET = (request: NextRequest, context: unknown) => answer('GET', request, context);
export const POST = (request: NextRequest, context: unknown) => answer('POST', request, context);
export const PUT = (request: NextRequest, context: unknown) => answer('PUT', request, context);
