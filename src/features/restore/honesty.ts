/** What of a result no camera ever saw: keys of `restore.invented.*`, from what each step says about itself. */
import type { Operation } from '@/src/lib/api-types';
import type { TaskStep } from './types';

export type Confession =
  | { key: 'filled'; share: number }
  | { key: 'colours' }
  | { key: 'faces'; count: number }
  | { key: 'detail' }
  | { key: 'veil' }
  | { key: 'ground' };

/** Of a background that is none, nothing can be untrue. */
function hasGround(operations: readonly Operation[]): boolean {
  return operations.some((each) => each.kind === 'bg' && each.background.type !== 'transparent');
}

interface Told {
  steps: readonly TaskStep[];
  operations: readonly Operation[];
  /** The step whose picture is the result; null: the last one's. */
  usedStep: number | null;
}

/** Of the steps up to the one whose picture is the result; nothing is said of what was not done. */
export function confess({ steps, operations, usedStep: used }: Told): Confession[] {
  const counted = steps.slice(0, used === null ? steps.length : used + 1);
  return counted.flatMap(({ kind, status, facts }): Confession[] => {
    if (status !== 'done') return [];
    switch (kind) {
      case 'scratch':
        return facts.damagedShare ? [{ key: 'filled', share: facts.damagedShare }] : [];
      case 'defogging':
        return [{ key: 'veil' }];
      case 'repair':
        return [
          { key: 'detail' as const },
          ...(facts.faces ? [{ key: 'faces' as const, count: facts.faces }] : []),
        ];
      case 'colour':
        return [{ key: 'colours' }];
      case 'upscale':
        return [{ key: 'detail' }];
      case 'bg':
        return hasGround(operations) ? [{ key: 'ground' }] : [];
    }
  });
}
