import { fbm2, noise2 } from '../core/noise';
import { newPicture, type Picture, type Plane } from '../core/picture';
import { samplePlane } from '../core/sample';

/** Turn of the sheet on the scanner's glass, radians. */
const TURN = 0.013;

/**
 * A printed page (`ink`: density, H×W) as a hand-held copy shows it: turned a little, lit from one side, with the
 * fibres of the paper, uneven ink and a trace of the print on its back. Display light.
 */
export function renderPage(ink: Plane): Picture {
  const { width, height } = ink;
  const out = newPicture(width, height);
  const k = 1200 / width;
  const [cos, sin] = [Math.cos(TURN), Math.sin(TURN)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      // A sheet does not lie quite flat: its lines bow by a few pixels.
      const bow =
        (4 / k) * Math.sin((x / width) * 2.6) + (1.5 / k) * noise2((x / width) * 3, (y / height) * 3, 203);
      const [u, v] = [width / 2 + dx * cos + dy * sin, height / 2 - dx * sin + dy * cos + bow];
      const [px, py] = [x * k, y * k];
      const fibre =
        0.012 * fbm2(px / 5, py / 9, 3, 201) +
        0.02 * fbm2(px / 46, py / 46, 3, 202) +
        0.01 * noise2(px / 1.3, py / 1.3, 204);
      const inside = u > 2 && u < width - 2 && v > 2 && v < height - 2;
      const uneven = 0.97 + 0.2 * fbm2(px / 2.6, py / 2.6, 3, 205);
      const print = inside ? samplePlane(ink, u, v) ** 0.62 * uneven : 0;
      const back = inside ? 0.035 * samplePlane(ink, width - u, v + 11 / k) : 0;
      const side =
        0.86 + 0.16 * Math.exp(-(((x / width - 0.34) / 0.62) ** 2) - ((y / height - 0.3) / 0.75) ** 2);
      // The fold of the spine darkens the inner edge.
      const gutter = 1 - 0.34 * Math.exp(-(x / width) / 0.035);
      const paper = side * gutter * (0.93 + fibre - back);
      const at = (y * width + x) * 3;
      const dark = Math.min(1, Math.max(0, print)) * 0.965;
      out.data[at] = paper * 0.89 * (1 - dark) + 0.014;
      out.data[at + 1] = paper * 0.835 * (1 - dark) + 0.013;
      out.data[at + 2] = paper * 0.715 * (1 - dark) + 0.015;
    }
  }
  return out;
}
