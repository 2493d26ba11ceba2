/**
 * The place with most detail: where networks differ most. `grey` holds `width`×`height` bytes of a small copy of
 * the picture; answers the corner (px of the copy) of the square of `side` px with the largest sum of |Laplacian|.
 */
export function mostDetailed(
  grey: ArrayLike<number>,
  width: number,
  height: number,
  side: number,
): { x: number; y: number } {
  // Sums over everything above and left of a corner: any square's sum is four of them.
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  const at = (x: number, y: number) => grey[y * width + x] ?? 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inner = x > 0 && y > 0 && x < width - 1 && y < height - 1;
      const detail = inner
        ? Math.abs(4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1))
        : 0;
      const to = (y + 1) * row + x + 1;
      sums[to] = detail + (sums[to - 1] ?? 0) + (sums[to - row] ?? 0) - (sums[to - row - 1] ?? 0);
    }
  }
  const total = (x: number, y: number) => sums[y * row + x] ?? 0;
  let best = { detail: 0, x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2) };
  for (let y = 0; y + side <= height; y++) {
    for (let x = 0; x + side <= width; x++) {
      const detail = total(x + side, y + side) - total(x, y + side) - total(x + side, y) + total(x, y);
      if (detail > best.detail) best = { detail, x, y };
    }
  }
  return { x: Math.max(0, best.x), y: Math.max(0, best.y) };
}

/** px of the longer side of the copy that is judged. */
const JUDGED_SIDE = 256;

/** The most detailed place of a picture on the page: shares 0..1 of its sides; null where it cannot be read. */
export function detailOf(image: HTMLImageElement, squareShare: number): { x: number; y: number } | null {
  const shrink = Math.min(1, JUDGED_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const width = Math.max(1, Math.round(image.naturalWidth * shrink));
  const height = Math.max(1, Math.round(image.naturalHeight * shrink));
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) return null;
  try {
    drawing.drawImage(image, 0, 0, width, height);
    const { data } = drawing.getImageData(0, 0, width, height);
    const grey = Float32Array.from(
      { length: width * height },
      (_, i) => 0.3 * (data[i * 4] ?? 0) + 0.59 * (data[i * 4 + 1] ?? 0) + 0.11 * (data[i * 4 + 2] ?? 0),
    );
    const side = Math.max(3, Math.min(width, height, Math.round(squareShare * width)));
    const corner = mostDetailed(grey, width, height, side);
    return { x: (corner.x + side / 2) / width, y: (corner.y + side / 2) / height };
  } catch {
    // A browser that protects its owner from fingerprints does not let pages read pixels.
    return null;
  }
}
