/** What sounds: a voice adds itself to the orchestra block by block until it has faded. */

/** Samples a second. */
export const RATE = 48_000;

/** One block of sound: dry stereo, and what goes to the room. */
export interface Block {
  left: Float32Array;
  right: Float32Array;
  send: Float32Array;
}

export interface Voice {
  /** Adds samples `from`.. of the block; answers whether more will come. */
  play(block: Block, from: number): boolean;
}

/** Gains of equal power for a place −1 (left) .. 1 (right). */
export function panned(place: number): { left: number; right: number } {
  const angle = ((place + 1) * Math.PI) / 4;
  return { left: Math.cos(angle), right: Math.sin(angle) };
}
