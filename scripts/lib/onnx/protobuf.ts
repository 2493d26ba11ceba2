/** Protocol buffers' wire format, as much as ONNX and frozen TensorFlow graphs need. */

/** A 32-bit float, which the wire holds otherwise than a whole number. */
export interface Float {
  float: number;
}

/** Field number and value: whole numbers ≥ 0 as varints, text and bytes (nested messages too) with their length. */
export type Field = [number: number, value: number | string | Uint8Array | Float];

const VARINT = 0;
const EIGHT_BYTES = 1;
const BYTES = 2;
const FOUR_BYTES = 5;

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

const key = (number: number, wire: number) => varint(number * 8 + wire);

/** The bytes of a message. */
export function message(...fields: Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [Buffer.from([...key(number, VARINT), ...varint(value)])];
      if (typeof value === 'object' && 'float' in value) {
        const bytes = new Uint8Array(Float32Array.of(value.float).buffer);
        return [Buffer.from(key(number, FOUR_BYTES)), bytes];
      }
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [Buffer.from([...key(number, BYTES), ...varint(bytes.length)]), bytes];
    }),
  );
}

/** The fields of a message by number, in order; fixed-size numbers as their bytes. */
export interface Message {
  /** Values of varint fields; above 2^53 they lose precision, as negative ones do. */
  numbers(field: number): number[];
  bytes(field: number): Uint8Array[];
  /** The last value of a text field; undefined when it is absent. */
  text(field: number): string | undefined;
  /** Nested messages. */
  messages(field: number): Message[];
}

/** Takes a message apart. Throws when the bytes end within a field or use a wire type that no file of ours has. */
export function parseMessage(bytes: Uint8Array): Message {
  const numbers = new Map<number, number[]>();
  const blocks = new Map<number, Uint8Array[]>();
  const put = <T>(map: Map<number, T[]>, field: number, value: T) => {
    map.set(field, [...(map.get(field) ?? []), value]);
  };
  let at = 0;
  const readVarint = () => {
    for (let value = 0, weight = 1; ; weight *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('protobuf: the bytes end within a number');
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  };
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Error('protobuf: the bytes end within a field');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const head = readVarint();
    const field = Math.floor(head / 8);
    if (head % 8 === VARINT) put(numbers, field, readVarint());
    else if (head % 8 === EIGHT_BYTES) put(blocks, field, take(8));
    else if (head % 8 === BYTES) put(blocks, field, take(readVarint()));
    else if (head % 8 === FOUR_BYTES) put(blocks, field, take(4));
    else throw new Error(`protobuf: wire type ${head % 8} is not known`);
  }
  return {
    numbers: (field) => numbers.get(field) ?? [],
    bytes: (field) => blocks.get(field) ?? [],
    text: (field) => {
      const last = blocks.get(field)?.at(-1);
      return last && Buffer.from(last).toString('utf8');
    },
    messages: (field) => (blocks.get(field) ?? []).map(parseMessage),
  };
}
