/** Pictures for tests, made in code. */
import { sharp } from './sharp';

/** A repeatable sequence of numbers 0..1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pure noise, H×W×C: the hardest content for bit-exactness. */
export function noise(width: number, height: number, channels = 3, seed = 1): Uint8Array {
  const random = randomFrom(seed);
  return Uint8Array.from({ length: width * height * channels }, () => Math.floor(random() * 256));
}

/** Something like a photograph, H×W×3: soft shading, overlapping discs with sharp edges, fine grain. */
export function scene(width: number, height: number, seed = 1): Uint8Array {
  const random = randomFrom(seed);
  const discs = Array.from({ length: 40 }, () => ({
    x: random() * width,
    y: random() * height,
    radius: (0.03 + 0.15 * random()) * Math.min(width, height),
    colour: [random() * 255, random() * 255, random() * 255],
  }));
  const bytes = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const disc = discs.findLast((d) => Math.hypot(x - d.x, y - d.y) < d.radius);
      for (let k = 0; k < 3; k++) {
        const shade = 60 * Math.sin((x + y * (k + 1)) / 23) + 6 * random();
        bytes[i + k] = (disc?.colour[k] ?? 128) + shade;
      }
    }
  }
  return new Uint8Array(bytes.buffer);
}

/** A PNG of H×W×C bytes. */
export function pngOf(
  bytes: Uint8Array,
  width: number,
  height: number,
  channels: 3 | 4 = 3,
): Promise<Buffer> {
  return sharp(bytes, { raw: { width, height, channels } }).png().toBuffer();
}

/** The head of a PNG that declares any size and holds no pixels: what a decompression bomb looks like. */
export async function pngHeaderOf(width: number, height: number): Promise<Buffer> {
  const png = await pngOf(new Uint8Array(3), 1, 1);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** The checksum of PNG chunks (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Peak signal to noise ratio in dB of two pictures of the same size. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * a.length) / squares);
}
