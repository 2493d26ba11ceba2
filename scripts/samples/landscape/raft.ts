import { newPicture, type Picture, type Rgb } from '../core/picture';
import { noise2 } from '../core/noise';
import { addSample } from '../core/sample';
import { LANTERN, drawFisherman } from './fisherman';
import type { Hour } from './times';

/** Middle of the raft on its water line, parts of the picture, and the size of a unit, parts of its width. */
const AT = { x: 0.405, y: 0.755, unit: 1 / 1600 } as const;
/** Light of the lantern's flame. */
const FLAME: Rgb = [5, 2.5, 0.75];

/** Adds the lantern's flame and its glow in the mist. */
function flame(picture: Picture, x: number, y: number, unit: number, strength: number): void {
  const reach = Math.ceil(unit * 120);
  for (let py = Math.floor(y - reach); py < Math.min(picture.height, y + reach); py++) {
    for (let px = Math.floor(x - reach); px < x + reach; px++) {
      const d = Math.hypot(px + 0.5 - x, (py + 0.5 - y) * 0.9) / unit;
      const light = Math.exp(-((d / 4.2) ** 2)) + 0.075 * Math.exp(-d / 11) + 0.018 * Math.exp(-d / 34);
      for (let c = 0; c < 3; c++)
        picture.data[(py * picture.width + px) * 3 + c] += FLAME[c] * light * strength;
    }
  }
}

/** Paints the raft and its broken mirror image on the water; the lantern burns from dusk to dawn. */
export function paintRaft(picture: Picture, hour: Hour): void {
  const { width: w, height: h } = picture;
  const unit = AT.unit * w;
  const [x0, y0] = [AT.x * w, AT.y * h];
  const burning = hour.name === 'noon' ? 0 : hour.name === 'dawn' ? 0.4 : hour.name === 'dusk' ? 0.75 : 1;
  // What the mirror image changes is drawn on a copy, then laid on through ripples that widen towards the viewer.
  const change: Picture = { ...newPicture(w, h), data: picture.data.slice() };
  drawFisherman(change, hour, (x, y) => [x0 + x * unit, y0 - y * unit], unit);
  flame(change, x0 + LANTERN.x * unit, y0 - LANTERN.y * unit, unit, burning * 0.6);
  for (let i = 0; i < change.data.length; i++) change.data[i] -= picture.data[i];
  const rgb = new Float64Array(3);
  for (let y = Math.floor(y0); y < Math.min(h, y0 + 130 * unit); y++) {
    const deep = (y - y0) / unit;
    for (let x = Math.floor(x0 - 190 * unit); x < x0 + 190 * unit; x++) {
      const sway = unit * (0.6 + deep * 0.075) * noise2(x / (unit * 26), y / (unit * 2.3), 191);
      const bob = unit * deep * 0.16 * noise2(x / (unit * 34), y / (unit * 3), 192);
      rgb.fill(0);
      addSample(change, x + 0.5 + sway, Math.max(y0, y + 0.5 + bob), 1, rgb);
      for (let c = 0; c < 3; c++)
        picture.data[(y * w + x) * 3 + c] = Math.max(0, picture.data[(y * w + x) * 3 + c] + rgb[c]);
    }
  }
  drawFisherman(picture, hour, (x, y) => [x0 + x * unit, y0 + y * unit], unit);
  flame(picture, x0 + LANTERN.x * unit, y0 + LANTERN.y * unit, unit, burning);
}
