/**
 * A small assembler of WebAssembly with 128-bit vectors: what the kernels beside it need, and no more. Modules are put
 * together when they are first used, so that the repository holds readable code and no binary.
 *
 * Numbers are those of the WebAssembly core specification 2.0, chapter 5 (binary format).
 */

/** Instructions that leave one value on the stack, or none. */
export type Code = readonly number[];

type Local = 'i32' | 'v128';
const TYPES: Readonly<Record<Local, number>> = { i32: 0x7f, v128: 0x7b };

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    if ((rest >> 6 === 0 && low < 64) || (rest >> 6 === -1 && low >= 64)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const vector = (opcode: number, ...rest: number[]): Code => [0xfd, ...unsigned(opcode), ...rest];
/** Unaligned access, with a constant offset in bytes. */
const memory = (offset: number) => [0, ...unsigned(offset)];

const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...vector(opcode)];
const unary =
  (opcode: number) =>
  (a: Code): Code => [...a, ...vector(opcode)];
const loading =
  (opcode: number) =>
  (at: Code, offset = 0): Code => [...at, ...vector(opcode, ...memory(offset))];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  load: (at: Code): Code => [...at, 0x28, 0, 0],
  lessThan: (a: Code, b: Code): Code => [...a, ...b, 0x48],
};

export const v128 = {
  load: loading(0),
  /** Eight bytes, extended to eight levels without sign. */
  load8x8: loading(2),
  store: (at: Code, value: Code): Code => [...at, ...value, ...vector(11, ...memory(0))],
  /** The lower eight bytes. */
  store64: (at: Code, value: Code): Code => [...at, ...value, ...vector(91, ...memory(0), 0)],
  /** Bytes of both by their numbers 0..31. */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => [...a, ...b, ...vector(13, ...lanes)],
  /** Bytes of `a` by the numbers in `b`. */
  swizzle: binary(14),
  /** Sixteen levels to bytes, cut to 0..255. */
  narrowToBytes: binary(102),
};

export const i16x8 = {
  splat: unary(16),
  const: (value: number): Code => [...i32.const(value), ...vector(16)],
  low: unary(137),
  high: unary(138),
  /** Two i32x4 to one, cut to the range. */
  narrow: binary(133),
  shl: (a: Code, bits: Code): Code => [...a, ...bits, ...vector(139)],
  shr: (a: Code, bits: number): Code => [...a, ...i32.const(bits), ...vector(140)],
  shrUnsigned: (a: Code, bits: number): Code => [...a, ...i32.const(bits), ...vector(141)],
  add: binary(142),
  addSaturated: binary(143),
  sub: binary(145),
  mul: binary(149),
  min: binary(150),
  max: binary(152),
  /** (a·b + 2¹⁴) >> 15: the product of fractions of one. */
  fraction: binary(130),
};

export const i32x4 = {
  const: (value: number): Code => [...i32.const(value), ...vector(17)],
  splat: unary(17),
  shr: (a: Code, bits: number): Code => [...a, ...i32.const(bits), ...vector(172)],
  add: binary(174),
  /** Sums of the products of neighbours. */
  dot: binary(186),
};

/** Collects the locals and instructions of one function. All parameters are i32. */
export class Kernel {
  private readonly locals: Local[] = [];
  private code: number[] = [];

  constructor(private readonly parameters: number) {}

  /** A new local with a first value. */
  local(type: Local, value: Code): { get: Code; set: (value: Code) => void } {
    const index = unsigned(this.parameters + this.locals.push(type) - 1);
    const local = {
      get: [0x20, ...index],
      set: (next: Code) => void this.code.push(...next, 0x21, ...index),
    };
    local.set(value);
    return local;
  }

  do(code: Code): void {
    this.code.push(...code);
  }

  /** Repeats `body` with a number that begins at 0 and grows by `step` while it is less than `count` (at least once). */
  count(count: Code, step: number, body: (at: Code) => void): void {
    const at = this.local('i32', i32.const(0));
    this.do([0x03, 0x40]);
    body(at.get);
    at.set(i32.add(at.get, i32.const(step)));
    this.do([...i32.lessThan(at.get, count), 0x0d, 0x00, 0x0b]);
  }

  /** Body of the code section: locals, instructions, end. */
  bytes(): number[] {
    const locals = this.locals.flatMap((type) => [1, TYPES[type]]);
    const body = [...unsigned(this.locals.length), ...locals, ...this.code, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}

/** What a function does with its parameters; it has as many as this has beyond the first. */
export type Write = (kernel: Kernel, ...parameters: Code[]) => void;

const text = (value: string) => [...unsigned(value.length), ...Buffer.from(value, 'latin1')];
const section = (id: number, entries: readonly number[][]) => {
  const body = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(body.length), ...body];
};

/** A module of functions without results over the memory `env.memory`. */
export function assembleModule(functions: Readonly<Record<string, Write>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(functions).map(([name, write]) => {
    const parameters = write.length - 1;
    const kernel = new Kernel(parameters);
    write(kernel, ...Array.from({ length: parameters }, (_, i): Code => [0x20, ...unsigned(i)]));
    return { name, parameters, body: kernel.bytes() };
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      entries.map(({ parameters }) => [
        0x60,
        ...unsigned(parameters),
        ...Array(parameters).fill(TYPES.i32),
        0,
      ]),
    ),
    ...section(2, [[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]]),
    ...section(
      3,
      entries.map((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      entries.map(({ name }, i) => [...text(name), 0x00, ...unsigned(i)]),
    ),
    ...section(
      10,
      entries.map(({ body }) => body),
    ),
  ]);
}
