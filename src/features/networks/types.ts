/** The shapes of networks and trials, read off the router so that they cannot drift from it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/router';
import type { Scale, Style } from '@/src/lib/api-types';

type Outputs = inferRouterOutputs<AppRouter>;

export type Network = Outputs['enhance']['networks'][number];
export type Offer = Outputs['trials']['candidates'];
export type Reason = Offer['suggested'][number]['reason'];
export type Trial = Outputs['trials']['get'];
export type TrialCandidate = Trial['candidates'][number];

/** What the panel is set to for the chosen picture; it decides which network works when none is named. */
export interface NetworkSettings {
  scale: Scale;
  style: Style;
  /** −1 none, 0 low … 3 highest. */
  noise: number;
}

/** One network that takes part; null stands for the automatic choice. */
export type Entrant = string | null;
