import { newPicture, type Picture } from './picture';

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Taps of a Lanczos-3 filter for each of `to` outputs over `from` inputs, widened when shrinking (no aliasing). */
function taps(from: number, to: number): { first: number; weights: number[] }[] {
  const scale = Math.max(1, from / to);
  return Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.ceil(centre - 3 * scale);
    const count = Math.floor(centre + 3 * scale) - first + 1;
    const raw = Array.from({ length: count }, (_, k) => {
      const d = (first + k - centre) / scale;
      return Math.abs(d) < 3 ? sinc(d) * sinc(d / 3) : 0;
    });
    const total = raw.reduce((sum, w) => sum + w, 0);
    return { first, weights: raw.map((w) => w / total) };
  });
}

/** Resizes in linear light with Lanczos-3 (Duchon 1979), negative lobes clipped at black. */
export function resample(picture: Picture, width: number, height: number): Picture {
  const middle = newPicture(width, picture.height);
  taps(picture.width, width).forEach(({ first, weights }, x) => {
    for (let y = 0; y < picture.height; y++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) {
          const from = Math.min(picture.width - 1, Math.max(0, first + k));
          sum += weights[k] * picture.data[(y * picture.width + from) * 3 + c];
        }
        middle.data[(y * width + x) * 3 + c] = sum;
      }
    }
  });
  const out = newPicture(width, height);
  const rowLength = width * 3;
  taps(picture.height, height).forEach(({ first, weights }, y) => {
    for (let i = 0; i < rowLength; i++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) {
        sum += weights[k] * middle.data[Math.min(picture.height - 1, Math.max(0, first + k)) * rowLength + i];
      }
      out.data[y * rowLength + i] = Math.max(0, sum);
    }
  });
  return out;
}
