/** Memory that the kernels work on. Callers lay out what they need, run kernels, and copy the result away at once. */
import { assembleModule } from './assemble';
import { KERNELS } from './kernels';

type Kernels = Readonly<Record<keyof typeof KERNELS, (...values: number[]) => void>>;

const PAGE = 65_536;
/** Vectors may reach beyond what was laid out. */
const MARGIN = 64;

const memory = new WebAssembly.Memory({ initial: 16 });
let bytes = new Uint8Array(memory.buffer);

/** Grows to at least this size; what was laid out before is kept. */
function reserve(size: number): void {
  if (size > bytes.length) memory.grow(Math.ceil((size - bytes.length) / PAGE));
  // A grown memory leaves its old buffer empty.
  if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer);
}

let loaded: Kernels | undefined;

/** The kernels, assembled when they are first called. */
export function kernels(): Kernels {
  if (loaded) return loaded;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembleModule(KERNELS)), {
    env: { memory },
  });
  // Exactly the functions that were assembled.
  return (loaded = exports as unknown as Kernels);
}

export interface Desk {
  /** Bytes of the whole memory. */
  bytes: Uint8Array;
  /** Where each part begins, in whole vectors. */
  at: number[];
}

/**
 * Lays out parts of these lengths in bytes, one after the other. The desk is one for the whole process: all that is on
 * it belongs to the caller until it returns to the event loop or lays out anew.
 */
export function layOut(...lengths: number[]): Desk {
  let end = 0;
  const at = lengths.map((length) => {
    const start = end;
    end += Math.ceil((length + MARGIN) / 16) * 16;
    return start;
  });
  reserve(end);
  return { bytes, at };
}
