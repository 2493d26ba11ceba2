/**
 * The inner loops of drawing, 8 or 16 samples at once. Addresses and counts are in bytes of the desk's memory; counts
 * are rounded up to whole vectors, so the last vector may write beyond. Plain JavaScript takes ten times as long.
 */
import { WEIGHT_BITS } from '../lens-axis';
import { i16x8, i32, i32x4, v128, type Code, type Write } from './assemble';

/** 0, 8, 1, 9 …: levels of both, in turn. */
const ZIP_LOW = [0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23];
const ZIP_HIGH = [8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31];

/** Bits kept of a sample between the two passes of the lens, beyond its eight. */
const KEPT_BITS = 6;

/** Four rows of bytes into one of 16-bit levels; `ab` and `cd` hold two weights each in their halves. */
const mixRows: Write = (kernel, a, b, c, d, ab, cd, out, count) => {
  const [first, second] = [kernel.local('v128', i32x4.splat(ab)), kernel.local('v128', i32x4.splat(cd))];
  const shift = WEIGHT_BITS - KEPT_BITS;
  const half = kernel.local('v128', i32x4.const(1 << (shift - 1)));
  kernel.count(count, 8, (at) => {
    const rows = [a, b, c, d].map((row) => kernel.local('v128', v128.load8x8(i32.add(row, at))));
    const sum = (zip: readonly number[]) =>
      i32x4.shr(
        i32x4.add(
          i32x4.add(i32x4.dot(v128.shuffle(rows[0].get, rows[1].get, zip), first.get), half.get),
          i32x4.dot(v128.shuffle(rows[2].get, rows[3].get, zip), second.get),
        ),
        shift,
      );
    kernel.do(v128.store(i32.add(out, i32.add(at, at)), i16x8.narrow(sum(ZIP_LOW), sum(ZIP_HIGH))));
  });
};

/** Bytes of the entry that `sampleRow` reads for four samples: two pickings and their weights. */
export const GROUP_BYTES = 64;

/**
 * A row of 16-bit levels into bytes, each from four neighbours. For every four samples: `places` holds where their
 * neighbours begin, as an offset in bytes, and `groups` which of the eight levels there they take, and the weights.
 */
const sampleRow: Write = (kernel, row, places, groups, out, count) => {
  const half = kernel.local('v128', i32x4.const(1 << (WEIGHT_BITS + KEPT_BITS - 1)));
  const place = kernel.local('i32', places);
  const group = kernel.local('i32', groups);
  kernel.count(count, 8, (at) => {
    const four = (number: number): Code => {
      const seen = kernel.local(
        'v128',
        v128.load(i32.add(row, i32.load(i32.add(place.get, i32.const(4 * number))))),
      );
      const entry = (part: number) => v128.load(group.get, GROUP_BYTES * number + 16 * part);
      return i32x4.shr(
        i32x4.add(
          i32x4.add(i32x4.dot(v128.swizzle(seen.get, entry(0)), entry(2)), half.get),
          i32x4.dot(v128.swizzle(seen.get, entry(1)), entry(3)),
        ),
        WEIGHT_BITS + KEPT_BITS,
      );
    };
    const [first, second] = [kernel.local('v128', four(0)), kernel.local('v128', four(1))];
    const eight = kernel.local('v128', i16x8.narrow(first.get, second.get));
    kernel.do(v128.store64(i32.add(out, at), v128.narrowToBytes(eight.get, eight.get)));
    place.set(i32.add(place.get, i32.const(8)));
    group.set(i32.add(group.get, i32.const(2 * GROUP_BYTES)));
  });
};

/** a + (b − a)·weight/256 of eight levels. */
const mixed = (a: Code, b: Code, rest: Code, weight: Code): Code =>
  i16x8.shrUnsigned(i16x8.add(i16x8.add(i16x8.mul(a, rest), i16x8.mul(b, weight)), i16x8.const(128)), 8);

/** Mixes bytes of `a` and `b` by a weight 0..256. `stride` 0 takes the same sixteen bytes of `b` throughout. */
const mix: Write = (kernel, a, b, stride, weight, out, count) => {
  const share = kernel.local('v128', i16x8.splat(weight));
  const rest = kernel.local('v128', i16x8.sub(i16x8.const(256), share.get));
  const from = kernel.local('i32', b);
  kernel.count(count, 16, (at) => {
    const one = kernel.local('v128', v128.load(i32.add(a, at)));
    const other = kernel.local('v128', v128.load(from.get));
    const half = (part: typeof i16x8.low) => mixed(part(one.get), part(other.get), rest.get, share.get);
    kernel.do(v128.store(i32.add(out, at), v128.narrowToBytes(half(i16x8.low), half(i16x8.high))));
    from.set(i32.add(from.get, stride));
  });
};

/**
 * Mixes by a level for each byte: b has come where `front` − 64·level is `span` or more, and not yet where it is
 * negative; between, it comes smoothly. `span` << `bits` lies in 2¹⁴..2¹⁵−1 and `stretch` / 2¹⁵ more makes it one.
 */
const mixByLevel: Write = (kernel, a, b, levels, front, span, bits, stretch, out, count) => {
  const edge = kernel.local('v128', i16x8.splat(front));
  const whole = kernel.local('v128', i16x8.splat(span));
  const more = kernel.local('v128', i16x8.splat(stretch));
  const none = kernel.local('v128', i16x8.const(0));
  kernel.count(count, 16, (at) => {
    const [one, other, level] = [a, b, levels].map((from) =>
      kernel.local('v128', v128.load(i32.add(from, at))),
    );
    const half = (part: typeof i16x8.low): Code => {
      const passed = i16x8.sub(edge.get, i16x8.shl(part(level.get), i32.const(6)));
      const way = kernel.local('v128', i16x8.shl(i16x8.min(i16x8.max(passed, none.get), whole.get), bits));
      const t = kernel.local('v128', i16x8.addSaturated(way.get, i16x8.fraction(way.get, more.get)));
      // t²·(3 − 2t): the second factor with 13 bits after the point.
      const bend = i16x8.sub(i16x8.const(3 << 13), i16x8.shr(t.get, 1));
      const eased = i16x8.fraction(i16x8.fraction(t.get, t.get), bend);
      const weight = kernel.local('v128', i16x8.shr(i16x8.add(eased, i16x8.const(16)), 5));
      const rest = i16x8.sub(i16x8.const(256), weight.get);
      return mixed(part(one.get), part(other.get), rest, weight.get);
    };
    kernel.do(v128.store(i32.add(out, at), v128.narrowToBytes(half(i16x8.low), half(i16x8.high))));
  });
};

/** level + pull of 2⁶ths, rounded. */
const moved = (level: Code, pull: Code): Code =>
  i16x8.add(level, i16x8.shr(i16x8.add(pull, i16x8.const(32)), 6));

/** Mixes `a` and `b` by a weight 0..256 and darkens towards `black` by shares of 2¹⁵ in `shades`, 16 bits each. */
const mixShaded: Write = (kernel, a, b, weight, shades, black, out, count) => {
  const share = kernel.local('v128', i16x8.splat(weight));
  const rest = kernel.local('v128', i16x8.sub(i16x8.const(256), share.get));
  const ground = kernel.local('v128', i16x8.splat(black));
  kernel.count(count, 8, (at) => {
    const old = mixed(v128.load8x8(i32.add(a, at)), v128.load8x8(i32.add(b, at)), rest.get, share.get);
    const light = i16x8.shl(i16x8.sub(old, ground.get), i32.const(6));
    const shade = v128.load(i32.add(shades, i32.add(at, at)));
    const eight = kernel.local('v128', moved(ground.get, i16x8.fraction(light, shade)));
    kernel.do(v128.store64(i32.add(out, at), v128.narrowToBytes(eight.get, eight.get)));
  });
};

/**
 * Adds light to bytes in place: two lights, each the product of a share for the column (16 bits, in `one` and `two`)
 * and one for the row, together at most 1, times `strength`. Light draws a level towards `target`, in 2⁶ths.
 */
const shine: Write = (kernel, one, two, rowOne, rowTwo, strength, target, into, count) => {
  const splats = [rowOne, rowTwo, strength, target].map((value) => kernel.local('v128', i16x8.splat(value)));
  const [first, second, whole, goal] = splats.map(({ get }) => get);
  kernel.count(count, 8, (at) => {
    const column = (lights: Code) => v128.load(i32.add(lights, i32.add(at, at)));
    const sum = i16x8.addSaturated(i16x8.fraction(column(one), first), i16x8.fraction(column(two), second));
    const level = kernel.local('v128', v128.load8x8(i32.add(into, at)));
    const way = i16x8.sub(goal, i16x8.shl(level.get, i32.const(6)));
    const eight = kernel.local('v128', moved(level.get, i16x8.fraction(way, i16x8.fraction(sum, whole))));
    kernel.do(v128.store64(i32.add(into, at), v128.narrowToBytes(eight.get, eight.get)));
  });
};

/** Lays bytes of `colour` over `into` by bytes of `alpha` times a weight 0..257: 255·257 covers. */
const cover: Write = (kernel, colour, alpha, weight, into, count) => {
  const whole = kernel.local('v128', i16x8.splat(weight));
  kernel.count(count, 16, (at) => {
    const [to, opacity, old] = [colour, alpha, into].map((from) =>
      kernel.local('v128', v128.load(i32.add(from, at))),
    );
    const half = (part: typeof i16x8.low): Code => {
      // The product has all 16 bits; its upper 15 are the share.
      const share = i16x8.shrUnsigned(i16x8.mul(part(opacity.get), whole.get), 1);
      const way = i16x8.shl(i16x8.sub(part(to.get), part(old.get)), i32.const(6));
      return moved(part(old.get), i16x8.fraction(way, share));
    };
    kernel.do(v128.store(i32.add(into, at), v128.narrowToBytes(half(i16x8.low), half(i16x8.high))));
  });
};

export const KERNELS = { mixRows, sampleRow, mix, mixByLevel, mixShaded, shine, cover } as const;
