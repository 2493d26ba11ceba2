/** The shapes that the pages receive, read off the router so that they cannot drift from it. */
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/router';
import type { UploadOutcome } from '@/server/enhance/views';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

export type Me = Outputs['session']['me'];
export type Profile = NonNullable<Outputs['accounts']['profile']['get']>;
export type SessionList = Outputs['accounts']['sessions']['list'];
export type Admin = Outputs['admin'];
/** Somebody who is mentioned in the management. */
export type AdminPerson = Admin['content']['items'][number]['author'];
export type Task = Outputs['enhance']['get'];
export type TaskPage = Outputs['enhance']['list'];
export type Export = Outputs['enhance']['export'];
export type Format = Task['output']['format'];
export type Encoding = Task['output'];
/** What one operation of a task is, and what is asked for it. */
export type Operation = Task['operations'][number];
export type OperationWish = Inputs['enhance']['create']['operations'][number];
export type Upscale = Extract<Operation, { kind: 'upscale' }>;
export type Scale = Upscale['scale'];
export type Style = Upscale['style'];
/** How large a result is wished: by a factor, in pixels, or for a sheet of paper. */
export type SizeWish = Exclude<Extract<OperationWish, { kind: 'upscale' }>['size'], { by: 'auto' }>;

export type Order = Outputs['billing']['order']['get'];
export type Plans = Outputs['billing']['plan']['plans'];
export type PlanOrders = Outputs['billing']['plan']['orders'];
export type ApiKeys = Outputs['billing']['keys']['list'];
export type FreshKey = Outputs['billing']['keys']['create'];

/** A partner of document 002, as their console shows it. */
export type Partners = Outputs['partners'];
export type Partner = NonNullable<Partners['mine']>;

export type Poem = Outputs['poetry']['rewriteLine'];
/** Where a position is, with the outline of its city. */
export type PlaceView = Outputs['geo']['locate'];

export type { UploadOutcome };
export type StoredPicture = Extract<UploadOutcome, { ok: true }>;
