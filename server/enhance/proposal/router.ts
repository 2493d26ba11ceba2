/** tRPC procedures of restoring, besides those of tasks. */
import { z } from 'zod';
import { storage } from '@/server/media/storage';
import { ID_PATTERN } from '@/server/platform/ids';
import { publicProcedure, router } from '@/server/trpc/init';
import { listRestorers } from '../networks';
import { proposeRestoration } from './propose';

export const restoreRouter = router({
  /** The installed networks of the steps, for choosing one by name. */
  networks: publicProcedure.query(() => listRestorers()),
  /** Looks at the caller's own upload: a second or two. */
  propose: publicProcedure
    .input(z.object({ mediaId: z.string().regex(ID_PATTERN) }))
    .mutation(({ ctx, input, signal }) =>
      proposeRestoration({ ...ctx, storage: storage(), signal }, input.mediaId),
    ),
});
