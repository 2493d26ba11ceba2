/**
 * Gaussian blur in place of interleaved rows (H×W×channels), standard deviation `sigma` pixels, edges held.
 * Separable, kernel cut at three sigma.
 */
export function blur(
  data: Float32Array,
  width: number,
  height: number,
  channels: number,
  sigma: number,
): void {
  if (sigma <= 0) return;
  const reach = Math.max(1, Math.ceil(sigma * 3));
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, k) => sum + k, 0);
  const across = (lines: number, length: number, lineStep: number, step: number): void => {
    const line = new Float32Array(length);
    for (let l = 0; l < lines; l++) {
      for (let c = 0; c < channels; c++) {
        const base = l * lineStep + c;
        for (let i = 0; i < length; i++) line[i] = data[base + i * step];
        for (let i = 0; i < length; i++) {
          let sum = 0;
          for (let k = -reach; k <= reach; k++) {
            sum += kernel[k + reach] * line[Math.min(length - 1, Math.max(0, i + k))];
          }
          data[base + i * step] = sum / total;
        }
      }
    }
  };
  across(height, width, width * channels, channels);
  across(width, height, channels, width * channels);
}
