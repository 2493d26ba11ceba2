/** The shapes that the pages receive, read off the router so that they cannot drift from it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/router';
import type { UploadOutcome } from '@/server/enhance/views';

type Outputs = inferRouterOutputs<AppRouter>;

export type Me = Outputs['session']['me'];
export type Task = Outputs['enhance']['get'];
export type TaskPage = Outputs['enhance']['list'];
export type Export = Outputs['enhance']['export'];
export type Format = Task['output']['format'];
export type Encoding = Task['output'];
export type Upscale = Task['operations'][number];
export type Scale = Upscale['scale'];
export type Style = Upscale['style'];

export type { UploadOutcome };
export type StoredPicture = Extract<UploadOutcome, { ok: true }>;
