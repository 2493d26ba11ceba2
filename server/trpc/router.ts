/** The root router; each domain brings its own. */
import { accountsRouter, sessionRouter } from '@/server/accounts/router';
import { adminRouter } from '@/server/admin/router';
import { albumsRouter } from '@/server/albums/router';
import { billingRouter } from '@/server/billing/router';
import { enhanceRouter } from '@/server/enhance/router';
import { restoreRouter } from '@/server/enhance/proposal/router';
import { trialsRouter } from '@/server/enhance/trials/router';
import { forumRouter } from '@/server/forum/router';
import { visionRouter } from '@/server/vision/router';
import { geoRouter } from '@/server/geo/router';
import { partnersRouter } from '@/server/partners/router';
import { poetryRouter } from '@/server/poetry/router';
import { router } from './init';

export const appRouter = router({
  session: sessionRouter,
  accounts: accountsRouter,
  billing: billingRouter,
  enhance: enhanceRouter,
  restore: restoreRouter,
  trials: trialsRouter,
  forum: forumRouter,
  admin: adminRouter,
  albums: albumsRouter,
  vision: visionRouter,
  poetry: poetryRouter,
  partners: partnersRouter,
  geo: geoRouter,
});

export type AppRouter = typeof appRouter;
