/** Ways from one shot into the next, as pages receive them. */
import type { Size } from '@/server/films/render/formats';
import { matte } from '@/server/films/render/frames/mattes';
import type { Transition } from '@/server/films/render/frames/transitions';
import { css } from '../css-colour';
import type { MatteView, ShotView, WayView } from '../views';

/** Shorter side of a map in px: it is drawn softly enlarged. */
const MATTE_SIDE = 90;

export function wayView(way: Transition): WayView {
  return 'colour' in way ? { ...way, colour: css(way.colour) } : way;
}

const even = (value: number) => 2 * Math.round(value / 2);

/** The maps that shots need, by name; `size` has the proportions of the frame. */
export function mattesOf(shots: readonly ShotView[], size: Size): Record<string, MatteView> {
  const unit = MATTE_SIDE / Math.min(size.width, size.height);
  const [width, height] = [even(size.width * unit), even(size.height * unit)];
  const maps: Record<string, MatteView> = {};
  for (const { way } of shots) {
    if (way?.kind !== 'matte' || maps[way.matte]) continue;
    const { luma } = matte(way.matte, { width, height });
    maps[way.matte] = { width, height, levels: Buffer.from(luma).toString('base64') };
  }
  return maps;
}
