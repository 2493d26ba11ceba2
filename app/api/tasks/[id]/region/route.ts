import { actorFromRequest } from '@/server/accounts/actor';
import { regionQuery, taskRegion } from '@/server/enhance/region';
import { workContext } from '@/server/enhance/work-context';
import { refusalResponse } from '@/server/platform/http';
import { Refusal } from '@/server/platform/errors';

/** GET ?of=before|after&x&y&size in pixels of the result → WebP. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const actor = await actorFromRequest(request);
    if (!actor) throw new Refusal('notFound', 'notFound');
    const query = regionQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new Refusal('invalid', 'badRegion');
    const { media, ...context } = workContext();
    const picture = await taskRegion(
      { ...context, actor, storage: media.storage },
      (await params).id,
      query.data,
    );
    return new Response(new Uint8Array(picture), {
      headers: { 'content-type': 'image/webp', 'cache-control': 'private, max-age=86400, immutable' },
    });
  } catch (error) {
    return refusalResponse(error, 'region');
  }
}
