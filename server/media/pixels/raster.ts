/**
 * An uncompressed picture on disk with random access: H×W×C bytes, C = 3 (sRGB) or 4 (with straight alpha).
 * The tile engine reads and writes rectangles of it, sharp reads it by name: no picture is ever whole in
 * memory, however large. Two containers: libvips' `.v`, in which sharp writes what it decodes, and
 * uncompressed BigTIFF for what we write ourselves. The difference is that libvips maps a `.v` into memory:
 * its pages would count as ours, 144 MB for 48 megapixels.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { bigTiffHeader } from './bigtiff';

/** A rectangle in px, from the top left corner. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

const V_HEADER_BYTES = 64;
const V_MAGIC_LITTLE_ENDIAN = 0xb6a6f208;
const V_FORMAT_UCHAR = 0;
const V_CODING_NONE = 0;

export class Raster {
  private constructor(
    readonly path: string,
    private readonly fd: number,
    /** Bytes before the first pixel. */
    private readonly start: number,
    readonly width: number,
    readonly height: number,
    readonly channels: 3 | 4,
  ) {}

  /** A new raster of undefined content; sharp can read it (BigTIFF) once it is filled. */
  static create(path: string, width: number, height: number, channels: 3 | 4): Raster {
    const header = bigTiffHeader(width, height, channels);
    const fd = openSync(path, 'w+', 0o600);
    writeSync(fd, header, 0, header.length, 0);
    return new Raster(path, fd, header.length, width, height, channels);
  }

  /** Opens a `.v` file of 8-bit RGB(A) that sharp has written (layout: libvips/iofuncs/vips.c). */
  static openDecoded(path: string): Raster {
    const fd = openSync(path, 'r+');
    const header = Buffer.alloc(V_HEADER_BYTES);
    readSync(fd, header, 0, V_HEADER_BYTES, 0);
    const channels = header.readInt32LE(12);
    const plain = header.readInt32LE(20) === V_FORMAT_UCHAR && header.readInt32LE(24) === V_CODING_NONE;
    if (header.readUInt32BE(0) !== V_MAGIC_LITTLE_ENDIAN || !plain || (channels !== 3 && channels !== 4)) {
      closeSync(fd);
      throw new Error(`${path} is not an 8-bit RGB(A) raster`);
    }
    return new Raster(path, fd, V_HEADER_BYTES, header.readInt32LE(4), header.readInt32LE(8), channels);
  }

  /** A new `.v` raster of undefined content, of the kind of `model` but for its size. */
  static createDecoded(path: string, model: Raster, width: number, height: number): Raster {
    const header = Buffer.alloc(V_HEADER_BYTES);
    readSync(model.fd, header, 0, V_HEADER_BYTES, 0);
    header.writeInt32LE(width, 4);
    header.writeInt32LE(height, 8);
    const fd = openSync(path, 'w+', 0o600);
    writeSync(fd, header, 0, V_HEADER_BYTES, 0);
    return new Raster(path, fd, V_HEADER_BYTES, width, height, model.channels);
  }

  private offset(left: number, top: number): number {
    return this.start + (top * this.width + left) * this.channels;
  }

  /** The pixels of a rectangle inside the picture, height×width×channels. */
  read({ left, top, width, height }: Rect): Uint8Array {
    const bytes = new Uint8Array(width * height * this.channels);
    this.eachRun({ left, top, width, height }, (from, to, position) => {
      if (readSync(this.fd, bytes, from, to - from, position) !== to - from) {
        throw new Error(`${this.path} is shorter than its header says`);
      }
    });
    return bytes;
  }

  /** Stores the pixels of a rectangle inside the picture, height×width×channels. */
  write(rect: Rect, bytes: Uint8Array): void {
    this.eachRun(rect, (from, to, position) => {
      for (let done = from; done < to;) {
        done += writeSync(this.fd, bytes, done, to - done, position + done - from);
      }
    });
  }

  /** Calls `visit` with each contiguous run of a rectangle: its span in memory and its place in the file. */
  private eachRun(rect: Rect, visit: (from: number, to: number, position: number) => void): void {
    const row = rect.width * this.channels;
    if (rect.width === this.width) {
      visit(0, row * rect.height, this.offset(0, rect.top));
      return;
    }
    for (let y = 0; y < rect.height; y++) {
      visit(y * row, (y + 1) * row, this.offset(rect.left, rect.top + y));
    }
  }

  close(): void {
    closeSync(this.fd);
  }
}
