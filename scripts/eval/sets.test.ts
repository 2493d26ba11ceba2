/** Guarantee: no figure is published for pictures that a network was trained on. */
import { expect, test } from 'vitest';
import type { Model } from '@/server/inference/manifest';
import { refuseTrainedOn } from './sets';
import { network } from './testing';

const trained = (...trainedOn: string[]): Model => network({ id: 'net', trainedOn });

test('a network that saw a set, by its name or the name in the recipe, is refused', () => {
  expect(() => refuseTrainedOn(['Set5'], [trained('T91', 'Set5')])).toThrow('net was trained on Set5');
  expect(() => refuseTrainedOn(['Kodak'], [trained('kodak12')])).toThrow('Kodak');
  expect(() => refuseTrainedOn(['Art sheets'], [trained('art-sheets-held')])).toThrow('Art sheets');
});

test('what was trained on other sets passes, also by names that look alike', () => {
  const emoji = trained('T91', 'Noto and Fluent emoji (nine tenths, by file)');
  expect(() => refuseTrainedOn(['Set5', 'Set14', 'Art sheets'], [emoji])).not.toThrow();
  expect(() => refuseTrainedOn(['Set5'], [trained('Set14')])).not.toThrow();
});
