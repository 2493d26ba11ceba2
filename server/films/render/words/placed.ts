/** Letters at their place. */
import { inkSheet, type Ink } from '@/server/media/text/ink';
import type { Mask } from '@/server/media/text/lettering';
import { overlayOf, type Overlay } from '../frames/overlay';

/** Lays a mask with its upper left corner at a point, whatever its shadow's margin. */
export async function placed(mask: Mask, ink: Ink, left: number, top: number): Promise<Overlay> {
  const sheet = await inkSheet(mask, ink);
  return overlayOf(sheet, Math.round(left) - sheet.margin, Math.round(top) - sheet.margin);
}
