/** Protobuf's wire format, read without trusting it: every length is checked against what is there. */

/** The bytes are no protobuf message, or end too early. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

interface Field {
  number: number;
  /** A number, or the bytes of a text, a message, a packed list or a fixed-size number. */
  value: number | Buffer;
}

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;
/** A varint holds 64 bits in groups of 7. */
const LONGEST_VARINT = 10;
/** Fields of one message; real graphs have some ten thousand, and each costs memory here. */
const MOST_FIELDS = 1_000_000;

/** Numbers beyond 2^53 lose their low digits: nothing that is looked at is as large. */
function varintAt(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < LONGEST_VARINT; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new Malformed('a number ends early');
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, next: at + i + 1 };
  }
  throw new Malformed('a number has too many bytes');
}

function fieldAt(bytes: Buffer, start: number): { field: Field; next: number } {
  const key = varintAt(bytes, start);
  const [number, wire] = [Math.floor(key.value / 8), key.value % 8];
  if (number === 0) throw new Malformed('a field has the number 0');
  if (wire === VARINT) {
    const { value, next } = varintAt(bytes, key.next);
    return { field: { number, value }, next };
  }
  let at = key.next;
  let length = wire === EIGHT_BYTES ? 8 : 4;
  if (wire === LENGTH_DELIMITED) ({ value: length, next: at } = varintAt(bytes, at));
  else if (wire !== EIGHT_BYTES && wire !== FOUR_BYTES) throw new Malformed(`wire type ${wire}`);
  if (length > bytes.length - at) throw new Malformed('a field ends early');
  return { field: { number, value: bytes.subarray(at, at + length) }, next: at + length };
}

/** A protobuf message; what it holds are views of the same bytes. Everything throws `Malformed`. */
export class Message {
  private readonly fields: Field[] = [];

  constructor(bytes: Buffer) {
    for (let at = 0; at < bytes.length;) {
      const { field, next } = fieldAt(bytes, at);
      this.fields.push(field);
      if (this.fields.length > MOST_FIELDS) throw new Malformed('too many fields');
      at = next;
    }
  }

  has(number: number): boolean {
    return this.fields.some((field) => field.number === number);
  }

  /** A whole number; the last one where it is there several times, as protobuf demands. */
  number(number: number): number | undefined {
    return this.numbers(number).at(-1);
  }

  /** Repeated whole numbers, packed or one by one. */
  numbers(number: number): number[] {
    return this.values(number).flatMap((value) => {
      if (typeof value === 'number') return [value];
      const unpacked: number[] = [];
      for (let at = 0; at < value.length;) {
        const { value: one, next } = varintAt(value, at);
        unpacked.push(one);
        at = next;
      }
      return unpacked;
    });
  }

  text(number: number): string {
    return this.texts(number).at(-1) ?? '';
  }

  texts(number: number): string[] {
    return this.buffers(number).map((bytes) => bytes.toString('utf8'));
  }

  messages(number: number): Message[] {
    return this.buffers(number).map((bytes) => new Message(bytes));
  }

  private values(number: number): Field['value'][] {
    return this.fields.filter((field) => field.number === number).map(({ value }) => value);
  }

  private buffers(number: number): Buffer[] {
    return this.values(number).map((value) => {
      if (typeof value === 'number') throw new Malformed(`field ${number} is a number`);
      return value;
    });
  }
}
