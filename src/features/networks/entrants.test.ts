import { describe, expect, it } from 'vitest';
import { entrantOptions, firstEntrants } from './entrants';
import type { Network, Offer } from './types';

function network(id: string, more: Partial<Network> = {}): Network {
  const kind = { task: 'upscale', style: 'photo', scale: 2, level: -1, origin: 'shipped' } as const;
  return { id, ...kind, cost: 1, fast: false, description: null, ...more };
}

const offer: Offer = {
  automatic: 'plain',
  suggested: [
    { id: 'gentle', reason: 'gentler' },
    { id: 'clean', reason: 'cleaner' },
    { id: 'art', reason: 'otherStyle' },
  ],
  networks: ['plain', 'gentle', 'clean', 'art', 'extra', 'added'].map((id) => network(id)),
};
const words = {
  automatic: 'Automatic',
  reason: (reason: string) => reason,
  name: ({ id }: Network) => id,
  description: () => null,
};

describe('what can take part', () => {
  it('is every network once, the automatic choice first and what is far from it last', () => {
    const options = entrantOptions(offer, null, words);
    expect(options.map(({ entrant }) => entrant)).toEqual([null, 'gentle', 'clean', 'art', 'extra', 'added']);
    expect(options.map(({ further }) => further)).toEqual([false, false, false, false, true, true]);
  });

  it('shows the one chosen now among the near ones', () => {
    const options = entrantOptions(offer, 'added', words);
    expect(options.filter(({ further }) => further).map(({ entrant }) => entrant)).toEqual(['extra']);
  });
});

describe('what is ticked at first', () => {
  it('is the automatic choice with the two most useful others', () => {
    expect(firstEntrants(offer, null)).toEqual([null, 'clean', 'gentle']);
  });

  it('has the one chosen now, once', () => {
    expect(firstEntrants(offer, 'added')).toEqual([null, 'added', 'clean']);
    expect(firstEntrants(offer, 'clean')).toEqual([null, 'clean', 'gentle']);
  });

  it('counts the automatic choice chosen by name as the automatic one, and forgets what is gone', () => {
    expect(firstEntrants(offer, 'plain')).toEqual([null, 'clean', 'gentle']);
    expect(firstEntrants(offer, 'no-longer-installed')).toEqual([null, 'clean', 'gentle']);
  });
});
