/** The root router; each domain brings its own. */
import { accountsRouter, sessionRouter } from '@/server/accounts/router';
import { enhanceRouter } from '@/server/enhance/router';
import { trialsRouter } from '@/server/enhance/trials/router';
import { forumRouter } from '@/server/forum/router';
import { router } from './init';

export const appRouter = router({
  session: sessionRouter,
  accounts: accountsRouter,
  enhance: enhanceRouter,
  trials: trialsRouter,
  forum: forumRouter,
});

export type AppRouter = typeof appRouter;
