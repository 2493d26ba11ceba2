/** What the machine's convolutions can do at best, in the engine and with the threads of the product. */
import { CHAIN_WIDTHS, chainNetwork, tileSpeeds, type TileSpeed } from '../lib/engine-speed';
import type { Row } from '../lib/report';
import { short } from '../lib/statistics';

const ROUNDS = 9;

export interface Peak {
  /** 10⁹ operations (multiply and add are two) by second of the fastest chain, and by CPU second. */
  gflops: number;
  cpuGflops: number;
}

/** Chains of plain convolutions of several widths. */
export const measureChains = (): Promise<TileSpeed[]> => tileSpeeds(CHAIN_WIDTHS.map(chainNetwork), ROUNDS);

/** The best of all measurements of chains: whatever else the machine does only ever lowers them. */
export const peakOf = (chains: readonly TileSpeed[]): Peak => ({
  gflops: Math.max(...chains.map(({ gflops }) => gflops)),
  cpuGflops: Math.max(...chains.map(({ cpuGflops }) => cpuGflops)),
});

/** Each chain at its best. */
export function chainRows(chains: readonly TileSpeed[]): Row[] {
  return [...new Set(chains.map(({ name }) => name))].sort().map((name) => {
    const { gflops, cpuGflops } = peakOf(chains.filter((chain) => chain.name === name));
    return { 'chain of 8': name, 'GFLOP/s': short(gflops), 'GFLOP per CPU s': short(cpuGflops) };
  });
}
