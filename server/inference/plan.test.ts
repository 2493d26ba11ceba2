/** Guarantees of the plan: the factor is reached, with what was wished, by the fewest passes that are installed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCALES } from '@/server/enhance/operations';
import { findModel } from './manifest';
import { noiseLevels } from './noise-levels';
import { planPasses, type PlanWish } from './plan';
import { dropIn, type MadeUpNetwork } from './testing/networks';

// Shipped networks change; here none is shipped, so that only what a test drops in is installed.
const repository = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
  mkdirSync(path.join(folder, 'models'));
  writeFileSync(path.join(folder, 'models', 'manifest.json'), JSON.stringify({ version: 1, models: [] }));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(repository);
  rmSync(folder, { recursive: true });
});

const made = (id: string, scale: MadeUpNetwork['scale'], more: Partial<MadeUpNetwork> = {}) => ({
  ...{ id, scale, style: 'photo' as const, width: 1, depth: 2, default: true },
  ...more,
});
const plan = (factor: number, more: Partial<PlanWish> = {}) =>
  planPasses({ factor, style: 'photo', noise: -1, ...more });
const idsOf = (factor: number, more: Partial<PlanWish> = {}) => plan(factor, more).passes.map(({ id }) => id);

describe('without a wish for a network', () => {
  test.each([
    [2, ['x2']],
    [3, ['x4']],
    [4, ['x4']],
    [8, ['x4', 'x2']],
    [16, ['x4', 'x4']],
  ])('×%i goes directly as far as it can: %j', (factor, expected) => {
    dropIn(made('x2', 2), made('x4', 4));
    expect(idsOf(factor)).toEqual(expected);
  });

  test('a network for ×3 serves ×3, and nothing else unless there is nothing else', () => {
    dropIn(made('x2', 2), made('x3', 3), made('x4', 4));
    expect(idsOf(3)).toEqual(['x3']);
    expect(idsOf(16)).toEqual(['x4', 'x4']);
    dropIn(made('x3', 3));
    expect(idsOf(2)).toEqual(['x3']);
    expect(idsOf(8)).toEqual(['x3', 'x3']);
  });

  test('a style without ×4 is enlarged by its own ×2, not by the ×4 of another', () => {
    dropIn(made('x2', 2), made('x4', 4), made('art', 2, { style: 'art' }));
    expect(idsOf(16, { style: 'art' })).toEqual(['art', 'art', 'art', 'art']);
    expect(plan(16, { style: 'art' }).notices).toEqual([]);
  });

  test('noise is taken out in the first pass only, and the level counts for more than a pass less', () => {
    dropIn(made('x2', 2), made('x2-n2', 2, { level: 2 }), made('x4', 4), made('x4-n1', 4, { level: 1 }));
    expect(idsOf(8, { noise: 1 })).toEqual(['x4-n1', 'x2']);
    expect(idsOf(4, { noise: 2 })).toEqual(['x2-n2', 'x2']);
    expect(idsOf(16, { noise: 2 })).toEqual(['x2-n2', 'x4', 'x2']);
  });

  test('the default is preferred, and substitutions are said', () => {
    dropIn(made('fast', 2, { default: false }), made('x2', 2), made('pure', 2, { task: 'superresolve' }));
    expect(idsOf(2)).toEqual(['x2']);
    expect(plan(2, { style: 'art', noise: 3 }).notices).toEqual(['styleSubstituted', 'noiseSubstituted']);
  });

  test('every factor is reached whatever single network is installed', () => {
    for (const scale of [2, 3, 4] as const) {
      dropIn(made('only', scale));
      for (const factor of SCALES) {
        const reached = plan(factor).passes.reduce((product, model) => product * model.scale, 1);
        expect(reached).toBeGreaterThanOrEqual(factor);
        expect(reached / scale).toBeLessThan(factor);
      }
    }
  });

  test('with nothing installed that enlarges it is said that a network is missing', () => {
    dropIn(made('pure', 2, { task: 'superresolve' }));
    expect(() => plan(2)).toThrow(expect.objectContaining({ code: 'modelMissing' }));
  });
});

describe('with a wish for a network', () => {
  test('it makes the first pass, whatever its style and task; others go on from there', () => {
    dropIn(made('x2', 2), made('x4', 4), made('pure', 3, { task: 'superresolve', style: 'art' }));
    expect(idsOf(3, { network: 'pure' })).toEqual(['pure']);
    expect(idsOf(2, { network: 'pure' })).toEqual(['pure']);
    expect(idsOf(16, { network: 'pure', noise: 3 })).toEqual(['pure', 'x4', 'x2']);
    expect(plan(16, { network: 'pure', noise: 3 }).notices).toEqual([]);
  });

  test('one that is not installed is refused by name', () => {
    dropIn(made('x2', 2));
    const refusal = { kind: 'notFound', code: 'networkMissing', detail: { network: 'gone' } };
    expect(() => plan(2, { network: 'gone' })).toThrow(expect.objectContaining(refusal));
  });
});

test('pure super-resolution is found by scale alone and never in the place of another', () => {
  dropIn(made('pure', 3, { task: 'superresolve' }), made('x2', 2, { level: 1 }));
  const wish = { task: 'superresolve', style: 'art', scale: 3, level: -1 } as const;
  expect(findModel(wish)).toMatchObject({ model: { id: 'pure' }, notices: [] });
  expect(() => findModel({ ...wish, scale: 2 })).toThrow(expect.objectContaining({ code: 'modelMissing' }));
  expect(noiseLevels()).toEqual({ photo: [1], art: [] });
});
