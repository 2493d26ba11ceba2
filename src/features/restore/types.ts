/** The shapes of restoring, read off the router so that they cannot drift from it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/router';
import type { OperationWish as Wish, Task } from '@/src/lib/api-types';

export type { Wish };
export type Kind = Wish['kind'];
export type Background = Extract<Wish, { kind: 'bg' }>['background'];
/** What looking at a picture found, and what should be done to it. */
export type Proposal = inferRouterOutputs<AppRouter>['restore']['propose'];
/** A face, as shares 0..1 of the picture's sides. */
export type Face = Proposal['faces'][number];
/** One operation of a task, with the picture that it made. */
export type TaskStep = Task['steps'][number];
/** An installed network of one of the steps. */
export type Restorer = inferRouterOutputs<AppRouter>['restore']['networks'][number];
/** What networks can be chosen for. */
export type NetworkTask = Restorer['task'];
