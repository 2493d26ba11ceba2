import { describe, expect, it } from 'vitest';
import { confess } from './honesty';
import type { TaskStep } from './types';

const step = (kind: TaskStep['kind'], more: Partial<TaskStep> = {}): TaskStep => ({
  ...{ kind, status: 'done', progress: 1, ms: 10, previewUrl: null, facts: {} },
  ...more,
});

describe('what is said about invented parts', () => {
  it('names the share that was filled in and that the colours are a guess', () => {
    const steps = [step('scratch', { facts: { damagedShare: 0.029 } }), step('colour')];
    expect(confess({ steps, operations: [], usedStep: null })).toEqual([
      { key: 'filled', share: 0.029 },
      { key: 'colours' },
    ]);
  });

  it('leaves out what the chosen step does not have any more', () => {
    const steps = [step('repair'), step('colour')];
    expect(confess({ steps, operations: [], usedStep: 0 })).toEqual([{ key: 'detail' }]);
  });

  it('says nothing of steps that were skipped or found nothing to do', () => {
    const nothing = [step('scratch', { facts: { damagedShare: 0 } }), step('colour', { status: 'skipped' })];
    expect(confess({ steps: nothing, operations: [], usedStep: null })).toEqual([]);
  });

  it('counts faces that were drawn anew', () => {
    const steps = [step('repair', { facts: { faces: 2 } })];
    expect(confess({ steps, operations: [], usedStep: null })).toContainEqual({ key: 'faces', count: 2 });
  });

  it('says that a background is not the real one, unless there is none', () => {
    const before = (type: 'transparent' | 'gradient') =>
      confess({ steps: [step('bg')], operations: [{ kind: 'bg', background: { type } }], usedStep: 0 });
    expect(before('gradient')).toEqual([{ key: 'ground' }]);
    expect(before('transparent')).toEqual([]);
  });
});
