/** Lettering and drawings that lie on frames: planes with an opacity, blended where they are. */
import { yuvOf, type Planes } from './planes';
import { kernels, layOut } from './simd/desk';
import type { Size } from '../formats';

/** Straight RGBA, H×W×4. */
export interface Sheet extends Size {
  rgba: Uint8Array;
}

/** A sheet in the frame's colours. Sides and place are even. */
export interface Overlay extends Size {
  left: number;
  top: number;
  y: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
  /** Opacity 0..255 for luma, and the mean of four for chroma. */
  alpha: Uint8Array;
  chromaAlpha: Uint8Array;
}

const evenUp = (value: number) => Math.ceil(value / 2) * 2;
/** Rows of as many samples as the kernel takes at once. */
const VECTOR = 16;
const vectorUp = (value: number) => Math.ceil(value / VECTOR) * VECTOR;

/** Lays a sheet at (left, top), which is moved to even px. What reaches beyond the frame is never drawn. */
export function overlayOf(sheet: Sheet, left: number, top: number): Overlay {
  // Transparent columns at the right fill the last vector, of the halved chroma, too.
  const [width, height] = [2 * vectorUp(sheet.width / 2), evenUp(sheet.height)];
  const count = width * height;
  const [y, alpha] = [new Uint8Array(count), new Uint8Array(count)];
  const [u, v, chromaAlpha] = [
    new Uint8Array(count / 4),
    new Uint8Array(count / 4),
    new Uint8Array(count / 4),
  ];
  // Colour of transparent px must not leak into the mean: chroma is weighed by opacity.
  const sums = {
    u: new Float32Array(count / 4),
    v: new Float32Array(count / 4),
    a: new Float32Array(count / 4),
  };
  for (let row = 0; row < sheet.height; row++) {
    for (let column = 0; column < sheet.width; column++) {
      const at = (row * sheet.width + column) * 4;
      const [py, pu, pv] = yuvOf(sheet.rgba[at], sheet.rgba[at + 1], sheet.rgba[at + 2]);
      const opacity = sheet.rgba[at + 3];
      const to = row * width + column;
      y[to] = Math.round(py);
      alpha[to] = opacity;
      const cell = (row >> 1) * (width >> 1) + (column >> 1);
      sums.u[cell] += pu * opacity;
      sums.v[cell] += pv * opacity;
      sums.a[cell] += opacity;
    }
  }
  for (let i = 0; i < count / 4; i++) {
    u[i] = sums.a[i] ? Math.round(sums.u[i] / sums.a[i]) : 128;
    v[i] = sums.a[i] ? Math.round(sums.v[i] / sums.a[i]) : 128;
    chromaAlpha[i] = Math.round(sums.a[i] / 4);
  }
  return { width, height, left: evenUp(left), top: evenUp(top), y, u, v, alpha, chromaAlpha };
}

interface Layer extends Size {
  left: number;
  top: number;
  colour: Uint8Array;
  alpha: Uint8Array;
}

/** The layer's part inside the frame, in rows of whole vectors. */
function fitted(layer: Layer, frame: Size): Layer {
  const [fromColumn, toColumn] = [Math.max(0, -layer.left), Math.min(layer.width, frame.width - layer.left)];
  const [fromRow, toRow] = [Math.max(0, -layer.top), Math.min(layer.height, frame.height - layer.top)];
  const count = Math.max(0, toColumn - fromColumn);
  const size = { width: vectorUp(count), height: Math.max(0, toRow - fromRow) };
  if (count === layer.width && size.width === count && size.height === layer.height) return layer;
  const [colour, alpha] = [layer.colour, layer.alpha].map((bytes) => {
    const cut = new Uint8Array(size.width * size.height);
    for (let row = 0; row < size.height; row++) {
      const from = (fromRow + row) * layer.width + fromColumn;
      cut.set(bytes.subarray(from, from + count), row * size.width);
    }
    return cut;
  });
  return { ...size, left: layer.left + fromColumn, top: layer.top + fromRow, colour, alpha };
}

function blendLayer(whole: Layer, opacity: number, into: Uint8Array, frame: Size): void {
  const layer = fitted(whole, frame);
  const { width, height } = layer;
  if (width === 0 || height === 0) return;
  const { cover } = kernels();
  const weight = Math.round(257 * opacity);
  // Whole rows of the frame: one copy of much is faster than many of little.
  const band = into.subarray(layer.top * frame.width, (layer.top + height) * frame.width);
  const { bytes, at } = layOut(width * height, width * height, band.length);
  const [colour, alpha, rows] = at;
  bytes.set(layer.colour, colour);
  bytes.set(layer.alpha, alpha);
  bytes.set(band, rows);
  for (let row = 0; row < height; row++) {
    const from = row * width;
    cover(colour + from, alpha + from, weight, rows + row * frame.width + layer.left, width);
  }
  band.set(bytes.subarray(rows, rows + band.length));
}

/** Blends an overlay into a frame with an opacity 0..1. */
export function blendOverlay(overlay: Overlay, opacity: number, frame: Planes): void {
  if (opacity <= 0) return;
  const halves = {
    width: overlay.width / 2,
    height: overlay.height / 2,
    left: overlay.left / 2,
    top: overlay.top / 2,
    alpha: overlay.chromaAlpha,
  };
  const halfFrame = { width: frame.width / 2, height: frame.height / 2 };
  blendLayer({ ...overlay, colour: overlay.y }, opacity, frame.y, frame);
  blendLayer({ ...halves, colour: overlay.u }, opacity, frame.u, halfFrame);
  blendLayer({ ...halves, colour: overlay.v }, opacity, frame.v, halfFrame);
}
