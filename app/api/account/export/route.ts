import { actorFromRequest } from '@/server/accounts/actor';
import { exportMyData } from '@/server/accounts/export-data';
import { mediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import { bodyOf, refusalResponse } from '@/server/platform/http';

/** GET → a ZIP of everything that is stored about whoever is signed in. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await actorFromRequest(request);
    if (!actor?.user) throw new Refusal('unauthenticated', 'unauthenticated');
    const archive = await exportMyData(mediaContext(), actor.user.id);
    return new Response(bodyOf(archive), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="guangying-data.zip"',
        'cache-control': 'no-store, no-transform',
      },
    });
  } catch (error) {
    return refusalResponse(error, 'accounts');
  }
}
