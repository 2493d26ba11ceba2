/** Letters on the paper of a long picture. */
import type { OverlayOptions } from 'sharp';
import { inkSheet } from '@/server/media/text/ink';
import type { Mask } from '@/server/media/text/lettering';
import type { Colour } from '../render/templates/template';

/** A mask in a colour as a layer with its upper left corner at a point. */
export async function inked(mask: Mask, colour: Colour, left: number, top: number): Promise<OverlayOptions> {
  const { rgba, width, height } = await inkSheet(mask, { colour });
  const raw = { width, height, channels: 4 as const };
  return { input: Buffer.from(rgba), raw, left: Math.round(left), top: Math.round(top) };
}
