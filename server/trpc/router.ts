/** The root router; each domain brings its own. */
import { accountsRouter, sessionRouter } from '@/server/accounts/router';
import { adminRouter } from '@/server/admin/router';
import { albumsRouter } from '@/server/albums/router';
import { billingRouter } from '@/server/billing/router';
import { enhanceRouter } from '@/server/enhance/router';
import { trialsRouter } from '@/server/enhance/trials/router';
import { forumRouter } from '@/server/forum/router';
import { visionRouter } from '@/server/vision/router';
import { geoRouter } from '@/server/geo/router';
import { poetryRouter } from '@/server/poetry/router';
import { router } from './init';

export const appRouter = router({
  session: sessionRouter,
  accounts: accountsRouter,
  billing: billingRouter,
  enhance: enhanceRouter,
  trials: trialsRouter,
  forum: forumRouter,
  admin: adminRouter,
  albums: albumsRouter,
  vision: visionRouter,
  poetry: poetryRouter,
  geo: geoRouter,
});

export type AppRouter = typeof appRouter;
