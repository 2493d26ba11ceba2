/** Where a work is, in the terms of its pages. */
import type { WorkStage } from '@/server/albums/views';

/** What happens to a work, in its order. */
export const STEPS = ['reading', 'looking', 'writing', 'arranging', 'rendering'] as const;
export type Step = (typeof STEPS)[number];

const GOING: ReadonlySet<WorkStage> = new Set(['queued', ...STEPS]);

export const isGoing = (stage: WorkStage): boolean => GOING.has(stage);

/** 0 for the first step; -1 before it. */
export const stepOf = (stage: WorkStage): number => STEPS.findIndex((step) => step === stage);

/** The shelves of the gallery, by the numbers of document 003. */
export const TAGS = [1, 2, 3, 4] as const;
export type Tag = (typeof TAGS)[number];

export const isTag = (value: number): value is Tag => TAGS.some((tag) => tag === value);

export const workHref = ({ kind, id }: { kind: 'movie' | 'photo'; id: number }): string =>
  `/gallery/${kind}/${id}`;

/** The player that other sites may frame. */
export const embedHref = ({ kind, id }: { kind: 'movie' | 'photo'; id: number }): string =>
  `/embed/${kind}/${id}`;
